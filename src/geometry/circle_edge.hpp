// How a polygon's edge meets a circle, decided so that all edges of a ring agree with one another.
//
// Whether a vertex is inside is decided once per vertex and circle, and everything else follows from that: an
// edge with one end inside crosses once, one with both ends outside crosses twice or not at all. Rounding may
// thus move a crossing by 1e-13 of the radius, but never lose or invent one, whatever touches whatever.
#pragma once

#include <optional>

#include "geometry/point.hpp"

namespace citygauge {

/// The part of edge a→b inside the circle, as fractions of the edge.
struct InsideStretch {
  double from = 0;
  double to = 1;
  bool enters = false;  // crosses the circle at `from`
  bool leaves = false;  // crosses it at `to`
};

/// Where edge a→b runs inside the circle of radius `radius` about the origin.
[[nodiscard]] std::optional<InsideStretch> inside_circle(Point a, Point b, double radius);

/// The angle, in [0, 2π], of the point at fraction `t` of an edge a→b that crosses the circle there. Which
/// side of the ray at angle 0 it lies on agrees with `ray_crossing` for the same edge.
[[nodiscard]] double crossing_angle(Point a, Point b, double t);

/// 1 if the edge crosses the ray along angle 0 upwards, outside the circle; -1 downwards; 0 not at all.
/// Summed over a polygon's edges: the winding number at angle 0 of the circle.
[[nodiscard]] int ray_crossing(Point a, Point b, double radius);

}  // namespace citygauge
