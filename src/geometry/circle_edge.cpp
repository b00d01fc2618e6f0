#include "geometry/circle_edge.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace citygauge {
namespace {

bool straddles_axis(Point a, Point b) {
  return (a.y > 0) != (b.y > 0);
}

// REQUIRES straddles_axis(a, b): then a.y - b.y is not 0.
double fraction_at_axis(Point a, Point b) {
  return a.y / (a.y - b.y);
}

}  // namespace

std::optional<InsideStretch> inside_circle(Point a, Point b, double radius) {
  const double squared_radius = radius * radius;
  const bool a_inside = squared_length(a) < squared_radius;
  const bool b_inside = squared_length(b) < squared_radius;
  if (a_inside && b_inside) return InsideStretch{};

  const Point d = b - a;
  const double squared = squared_length(d);
  if (!(squared > 0)) return std::nullopt;   // too short to matter, and to divide by
  const double foot = -dot(a, d) / squared;  // where the line is nearest to the centre
  const double height = std::abs(cross(a, d)) / std::sqrt(squared);
  const double half_chord = std::sqrt(std::max(0.0, (radius - height) * (radius + height)) / squared);
  if (!a_inside && !b_inside && !(half_chord > 0 && foot > 0 && foot < 1)) return std::nullopt;

  InsideStretch inside{.enters = !a_inside, .leaves = !b_inside};
  if (inside.enters) inside.from = std::clamp(foot - half_chord, 0.0, 1.0);
  if (inside.leaves) inside.to = std::clamp(foot + half_chord, 0.0, 1.0);
  return inside;
}

double crossing_angle(Point a, Point b, double t) {
  // Above or below the axis is told by fractions, never by the rounded point: see `ray_crossing`.
  const bool after_axis = straddles_axis(a, b) && t > fraction_at_axis(a, b);
  const bool above = after_axis ? b.y > 0 : a.y > 0;
  const Point p = between(a, b, t);
  const double from_axis = std::atan2(std::max(0.0, above ? p.y : -p.y), p.x);
  return above ? from_axis : 2 * std::numbers::pi - from_axis;
}

int ray_crossing(Point a, Point b, double radius) {
  if (!straddles_axis(a, b)) return 0;
  const double t = fraction_at_axis(a, b);
  if (between(a, b, t).x < 0) return 0;
  const auto inside = inside_circle(a, b, radius);
  // In a tie the circle comes before the axis, as in `crossing_angle`: an edge that comes in there reaches
  // the axis inside, one that goes out reaches it outside.
  const bool before = inside && inside->enters && t < inside->from;
  const bool after = inside && inside->leaves && t >= inside->to;
  if (inside && !before && !after) return 0;
  return b.y > 0 ? 1 : -1;
}

}  // namespace citygauge
