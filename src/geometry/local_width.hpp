// How wide a polygon is, place by place: twice the distance to its border along its medial axis. The widest
// place is the middle of the largest circle that fits in.
#pragma once

#include <vector>

#include "geometry/axis_arc.hpp"
#include "geometry/point.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

/// A place on the axis, with the two border points nearest to it.
struct WidthPlace {
  Point place;
  double width_m = 0;
  Point wall_a, wall_b;
};

/// One edge of the axis. The width has no maximum of its own between the ends of a part of it.
struct WidthStretch {
  AxisArc arc;
  Generator left, right;                       // the walls on both sides
  double first_width_m = 0, last_width_m = 0;  // at its ends, from all walls there; NaN: as the arc has it
  /// The place at a share of the edge, 0 its start, 1 its end.
  [[nodiscard]] WidthPlace at(double share) const;
};

/// All edges of the medial axis inside a valid polygon; widths exact to 1 mm between opposite walls, else to
/// 2 mm; at the ends of edges, where three walls hold a circle firmly, to rounding. Where the two nearest
/// walls are closer together than a tenth of the width (a short edge of the border seen from afar): to ten
/// steps of the diagram's grid (0.1 mm up to 35 km) times the width over their distance. A hole that is
/// smaller than a step of the grid is no wall.
[[nodiscard]] std::vector<WidthStretch> width_stretches(ShapeView polygon);

}  // namespace citygauge
