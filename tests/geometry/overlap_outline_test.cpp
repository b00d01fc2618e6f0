// The drawn overlap is GEOS's intersection.
#include "geometry/overlap_outline.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

double overlap_m2(const std::string& a, const std::string& b) {
  Shapes shapes(ShapeKind::polygon);
  append_wkt(shapes, a);
  append_wkt(shapes, b);
  Shapes out(ShapeKind::polygon);
  return append_overlap(out, shapes[0], shapes[1]) ? area_m2(out[0]) : 0;
}

const char* square = "POLYGON((0 0,100 0,100 100,0 100,0 0))";

TEST(OverlapOutline, of_two_squares_is_their_common_square) {
  EXPECT_NEAR(overlap_m2(square, "POLYGON((60 70,160 70,160 170,60 170,60 70))"), 40 * 30, 1e-9);
}

TEST(OverlapOutline, of_a_polygon_inside_another_is_the_inner_one) {
  EXPECT_NEAR(overlap_m2(square, "POLYGON((10 10,20 10,20 20,10 20,10 10))"), 100, 1e-9);
  EXPECT_NEAR(overlap_m2("POLYGON((10 10,20 10,20 20,10 20,10 10))", square), 100, 1e-9);
}

TEST(OverlapOutline, leaves_out_what_lies_in_a_hole) {
  const char* ring = "POLYGON((0 0,100 0,100 100,0 100,0 0),(20 20,20 80,80 80,80 20,20 20))";
  EXPECT_NEAR(overlap_m2(ring, "POLYGON((30 30,70 30,70 70,30 70,30 30))"), 0, 1e-9);
  EXPECT_NEAR(overlap_m2(ring, "POLYGON((10 10,90 10,90 90,10 90,10 10))"), 80 * 80 - 60 * 60, 1e-9);
}

TEST(OverlapOutline, of_neighbours_with_a_common_border_is_nothing) {
  EXPECT_EQ(overlap_m2(square, "POLYGON((100 0,200 0,200 100,100 100,100 0))"), 0);
  EXPECT_EQ(overlap_m2(square, "POLYGON((100 20,200 20,200 80,100 80,100 20))"), 0);
}

TEST(OverlapOutline, of_equal_polygons_is_the_polygon) {
  EXPECT_NEAR(overlap_m2(square, square), 1e4, 1e-9);
}

/// What was brought in twice, by way of another CRS: no corner is the same, and the borders cross everywhere.
TEST(OverlapOutline, of_a_copy_that_begins_elsewhere_is_the_polygon) {
  const double overlap =
      overlap_m2("POLYGON((0 0,50 1e-4,100 0,100 100,0 100,0 0))",
                 "POLYGON((100.0001 99.9998,0 100.0001,1e-4 -1e-4,50 0,99.9999 1e-4,100.0001 99.9998))");
  // 100 m by 100 m less the triangle of 100 m by 1e-4 m below the second corner.
  EXPECT_NEAR(overlap, 1e4 - 100 * 1e-4 / 2, 1e-9);
}

/// Borders that touch, so that GEOS would be asked: a strip of 100 m by 1 cm is 1 m2.
TEST(OverlapOutline, of_less_than_is_asked_for_may_be_nothing) {
  Shapes shapes(ShapeKind::polygon);
  append_wkt(shapes, square);
  append_wkt(shapes, "POLYGON((99.99 0,200 0,200 50,200 100,99.99 100,99.99 0))");
  for (const double least_m2 : {0.0, 0.9, 0.999}) {
    Shapes out(ShapeKind::polygon);
    ASSERT_TRUE(append_overlap(out, shapes[0], shapes[1], least_m2)) << least_m2;
    EXPECT_NEAR(area_m2(out[0]), 1, 1e-9);
  }
  Shapes out(ShapeKind::polygon);
  EXPECT_FALSE(append_overlap(out, shapes[0], shapes[1], 1.001));
  EXPECT_EQ(out.size(), 0U);
}

TEST(OverlapOutline, of_shifted_polygons_with_as_many_corners_is_no_copy) {
  EXPECT_NEAR(overlap_m2(square, "POLYGON((0.02 0,100.02 0,100.02 100,0.02 100,0.02 0))"), 9998, 1e-6);
}

TEST(OverlapOutline, is_valid_and_agrees_with_geos_on_random_stars) {
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> unit(0, 1);
  const auto star = [&](Shapes& shapes) {
    const Point centre{500000 + 300 * unit(random), 3400000 + 300 * unit(random)};
    std::vector<Point> ring;
    for (int i = 0; i < 30; ++i) {
      const double angle = 2 * std::numbers::pi * i / 30;
      const double radius = 60 + 120 * unit(random);
      ring.push_back(centre + Point{std::cos(angle), std::sin(angle)} * radius);
    }
    ring.push_back(ring.front());
    shapes.add_part(ring);
    shapes.end_feature();
  };
  int overlapping = 0;
  for (int pair = 0; pair < 2000; ++pair) {
    Shapes shapes(ShapeKind::polygon), ours(ShapeKind::polygon), theirs(ShapeKind::polygon);
    star(shapes);
    star(shapes);
    const double expected = append_intersection(theirs, shapes[0], shapes[1]) ? area_m2(theirs[0]) : 0;
    const bool any = append_overlap(ours, shapes[0], shapes[1]);
    EXPECT_NEAR(any ? area_m2(ours[0]) : 0, expected, 1e-2 + 1e-9 * expected);
    EXPECT_FALSE(any && polygon_problem(ours[0]));
    overlapping += any ? 1 : 0;
  }
  EXPECT_GT(overlapping, 500);
}

}  // namespace
}  // namespace citygauge
