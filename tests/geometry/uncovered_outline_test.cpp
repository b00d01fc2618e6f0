// The drawn outline must enclose what the exact area says is uncovered, but for the chords of its arcs.
#include "geometry/uncovered_outline.hpp"

#include <gtest/gtest.h>

#include <numbers>
#include <random>

#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

Shapes square(double size) {
  Shapes shapes(ShapeKind::polygon);
  append_wkt(shapes, "POLYGON((0 0," + std::to_string(size) + " 0," + std::to_string(size) + " " +
                         std::to_string(size) + ",0 " + std::to_string(size) + ",0 0))");
  return shapes;
}

/// A chord cuts off at most 2/3 of its length times the tolerance; the bare arcs are at most as long as all
/// circles.
double chord_error_m2(const DiscUnion& discs) {
  double length = 0;
  for (std::size_t i = 0; i < discs.centres().size(); ++i)
    for (const Arc& arc : discs.bare_arcs(i)) length += discs.radius_m() * (arc.to - arc.from);
  return length * drawn_arc_tolerance_m;
}

TEST(UncoveredOutline, is_the_polygon_where_no_disc_is_near) {
  const Shapes polygon = square(1000);
  Shapes out(ShapeKind::polygon);
  ASSERT_TRUE(append_uncovered(out, polygon[0], DiscUnion({{9000, 9000}}, 500)));
  EXPECT_DOUBLE_EQ(area_m2(out[0]), 1e6);
}

TEST(UncoveredOutline, has_a_hole_for_a_disc_in_the_middle) {
  const Shapes polygon = square(2000);
  Shapes out(ShapeKind::polygon);
  ASSERT_TRUE(append_uncovered(out, polygon[0], DiscUnion({{1000, 1000}}, 500)));
  EXPECT_EQ(out[0].part_count(), 2U);
  EXPECT_FALSE(polygon_problem(out[0]));
  EXPECT_NEAR(area_m2(out[0]), 4e6 - std::numbers::pi * 25e4,
              2 * std::numbers::pi * 500 * drawn_arc_tolerance_m);
}

TEST(UncoveredOutline, is_nothing_where_all_is_covered) {
  const Shapes polygon = square(500);
  Shapes out(ShapeKind::polygon);
  EXPECT_FALSE(append_uncovered(out, polygon[0], DiscUnion({{250, 250}}, 500)));
  EXPECT_EQ(out.size(), 0U);
}

TEST(UncoveredOutline, agrees_with_the_exact_area_and_is_valid_in_random_towns) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> place(-400, 3400);
  int closed = 0;
  for (int town = 0; town < 200; ++town) {
    const Shapes polygon = square(3000);
    std::vector<Point> stops(static_cast<std::size_t>(1 + town / 4));
    for (Point& stop : stops) stop = {place(random), place(random)};
    const DiscUnion discs(stops, 500);
    Shapes out(ShapeKind::polygon);
    const double uncovered = area_m2(polygon[0]) - discs.area_within(polygon[0]);
    if (!append_uncovered(out, polygon[0], discs)) {
      EXPECT_LT(uncovered, 1.0);
      continue;
    }
    ++closed;
    EXPECT_NEAR(area_m2(out[0]), uncovered, chord_error_m2(discs));
    const auto problem = polygon_problem(out[0]);
    EXPECT_FALSE(problem) << problem->reason << " in town " << town;
  }
  EXPECT_GT(closed, 190);
}

}  // namespace
}  // namespace citygauge
