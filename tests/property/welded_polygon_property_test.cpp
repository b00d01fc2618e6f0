// Strips put together again: what rounding, or the hand that drew them, left between them is closed, and what
// is wider than a hairline is not.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "geometry/welded_polygon.hpp"
#include "support/draw.hpp"

namespace citygauge {
namespace {

using test::Draw;

constexpr double width_m = 100;

/// Strips of one rectangle, side by side, slanted and far from the origin. The walls of a cut have corners of
/// their own on both sides, each up to `off_m` off the cut, and lie `gap_m` apart.
struct Strips {
  int count = 0;
  double height_m = 0;
  Shapes shape{ShapeKind::polygon};
};

Strips drawn(Draw& draw, double off_m, double gap_m) {
  Strips strips{draw.whole(2, 6), draw.real(20, 500)};
  const double angle = draw.real(0, 7), east = draw.real(1e5, 9e5), north = draw.real(0, 5e6);
  std::vector<Point> ring;
  const auto add = [&](double x, double y) {
    ring.push_back({east + x * std::cos(angle) - y * std::sin(angle),
                    north + x * std::sin(angle) + y * std::cos(angle)});
  };
  const auto corners = [&](double x, bool up) {
    std::vector<double> heights;
    for (int i = draw.whole(0, 5); i > 0; --i) heights.push_back(draw.real(0.1, strips.height_m - 0.1));
    std::ranges::sort(heights);
    if (!up) std::ranges::reverse(heights);
    for (const double y : heights) add(x + draw.real(-off_m, off_m), y);
  };
  for (int i = 0; i < strips.count; ++i) {
    ring.clear();
    const double left = i * width_m + (i > 0 ? gap_m : 0), right = (i + 1) * width_m;
    add(left, 0);
    add(right, 0);
    if (i + 1 < strips.count) corners(right, true);
    add(right, strips.height_m);
    add(left, strips.height_m);
    if (i > 0) corners(left, false);
    ring.push_back(ring.front());
    strips.shape.add_part(ring);
  }
  strips.shape.end_feature();
  return strips;
}

RC_GTEST_PROP(WeldedStrips, are_one_where_a_hairline_was, (unsigned seed)) {
  Draw draw(seed);
  const double off_m = draw.whole(0, 1) == 0 ? 0 : std::pow(10.0, draw.real(-9, -3.5));
  const Strips strips = drawn(draw, off_m, draw.whole(0, 1) * draw.real(0, 3e-4));
  RC_ASSERT(may_have_hairlines(strips.shape[0]));
  const Shapes whole = welded(strips.shape[0]);
  RC_ASSERT(whole[0].part_count() == 1U);
  const double length_along_m = strips.count * width_m;
  RC_ASSERT(std::abs(area_m2(whole[0]) - length_along_m * strips.height_m) <
            strips.height_m * 1e-3 * strips.count);
  RC_ASSERT(std::abs(length_m(whole[0]) - 2 * (length_along_m + strips.height_m)) < 1e-2);
}

RC_GTEST_PROP(WeldedStrips, stay_apart_where_a_gap_is, (unsigned seed)) {
  Draw draw(seed);
  const double off_m = 2e-4;
  RC_ASSERT(!may_have_hairlines(drawn(draw, off_m, draw.real(1.5e-3 + 3 * off_m, 1)).shape[0]));
}

}  // namespace
}  // namespace citygauge
