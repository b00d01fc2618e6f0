// On which side of a line a point lies: the sign is right even where rounding would decide, and a point
// exactly on a line is taken as if it lay a hair to the east and a smaller hair to the north. So every
// question about one point and one line gets the same answer, and a count of crossings never contradicts
// itself.
#pragma once

#include <cmath>

#include "geometry/point.hpp"

namespace citygauge {

/// 1 when `p` lies left of a→b, −1 when right, 0 when on the line. Right whenever the differences of
/// coordinates are exact, as they are for map coordinates less than 100 km apart.
[[nodiscard]] inline int side_of_line(Point a, Point b, Point p) {
  constexpr double sure_above = 4e-16;  // relative; the rounding error of the determinant is at most 2.3e-16
  const Point u = a - p;
  const Point v = b - p;
  const double left = u.x * v.y;
  const double right = u.y * v.x;
  const double rounded = left - right;
  if (std::abs(rounded) > sure_above * (std::abs(left) + std::abs(right))) return rounded > 0 ? 1 : -1;
  const double precise = std::fma(u.x, v.y, -right) + std::fma(-u.y, v.x, right);  // Kahan's a·d − b·c
  return (precise > 0) - (precise < 0);
}

/// Whether `p` lies east of the line through a and b, at the height of p. REQUIRES a.y ≠ b.y.
[[nodiscard]] inline bool lies_east(Point a, Point b, Point p) {
  const int side = side_of_line(a, b, p);
  return a.y < b.y ? side <= 0 : side >= 0;
}

/// Whether `p` lies north of the line through a and b, above the x of p. REQUIRES a.x ≠ b.x.
[[nodiscard]] inline bool lies_north(Point a, Point b, Point p) {
  const int side = side_of_line(a, b, p);
  if (side != 0) return (side > 0) == (a.x < b.x);
  const bool rises_eastward = (a.x < b.x) == (a.y < b.y) && a.y != b.y;
  return !rises_eastward;
}

}  // namespace citygauge
