// Arcs whose ends are only known to within the diagram's grid (0.5 mm at most) must not grow without bound
// where a point lies on, or almost on, the line of the wall that it is paired with: the riverspace of
// Bucharest had a spur of 1e9 m.
#include <gtest/gtest.h>

#include <cmath>

#include "geometry/axis_arc.hpp"

namespace citygauge {
namespace {

constexpr double grid_m = 5e-4;

/// Focus `gap` above the wall's line, arc ends 9 m and 300 m above the wall, off by a grid step along the
/// wall.
AxisArc steep_arc(double gap) {
  const Generator wall{{-50, 0}, {-10, 0}};
  const Generator focus{{0, gap}, {0, gap}};
  const auto x_at = [&](double height) { return std::sqrt(gap * (2 * height - gap)); };
  return {focus, wall, Point{x_at(9) + grid_m, 9}, Point{x_at(300) - grid_m, 300}};
}

TEST(SteepAxisArc, is_about_as_long_as_its_chord) {
  for (const double gap : {0.0, 1e-10, 1e-6, 5e-4, 2e-3, 1e-2, 1.0}) {
    const AxisArc arc = steep_arc(gap);
    const double rise = 291;
    const double run = gap > 0 ? std::sqrt(gap * 600) - std::sqrt(gap * 18) : 0;
    EXPECT_NEAR(arc.length_m(arc.range()), std::hypot(rise, run), 0.02 + 0.02 * run) << gap;
  }
}

/// Every point of the arc is as far from the wall as from the focus: the width is twice the height.
TEST(SteepAxisArc, is_as_wide_at_its_ends_as_they_are_high) {
  for (const double gap : {0.0, 1e-10, 1e-6, 5e-4, 2e-3, 1e-2, 1.0}) {
    const AxisArc arc = steep_arc(gap);
    EXPECT_NEAR(arc.width_m(arc.from()), 18, 0.01) << gap;
    EXPECT_NEAR(arc.width_m(arc.to()), 600, 0.1) << gap;
  }
}

}  // namespace
}  // namespace citygauge
