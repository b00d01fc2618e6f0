#include "geometry/shapes.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace citygauge {
namespace {

std::vector<Point> square(double x, double y, double side) {
  return {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}};
}

std::vector<Point> reversed(std::vector<Point> ring) {
  return {ring.rbegin(), ring.rend()};
}

/// A 10 m square with a 2 m hole, and a 1 m island in that hole.
Shapes square_with_island() {
  Shapes shapes;
  shapes.add_part(square(0, 0, 10));
  shapes.add_part(reversed(square(2, 2, 2)));
  shapes.add_part(square(2.5, 2.5, 1));
  shapes.end_feature();
  return shapes;
}

TEST(Shapes, keep_features_parts_and_points_apart) {
  Shapes lines(ShapeKind::line);
  lines.add_part(std::vector<Point>{{0, 0}, {3, 4}});
  lines.add_part(std::vector<Point>{{10, 0}, {10, 1}, {10, 3}});
  lines.end_feature();
  lines.end_feature();
  lines.add_part(std::vector<Point>{{7, 7}, {8, 7}});
  lines.end_feature();
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0].part_count(), 2u);
  EXPECT_EQ(lines[0].points().size(), 5u);
  EXPECT_EQ(lines[0].part(1)[1], (Point{10, 1}));
  EXPECT_TRUE(lines[1].empty());
  EXPECT_EQ(lines[2].part(0).front(), (Point{7, 7}));
  EXPECT_EQ(lines[2].kind(), ShapeKind::line);
}

TEST(Shapes, copy_a_feature_from_another_column) {
  const Shapes from = square_with_island();
  Shapes to;
  to.add_part(square(50, 50, 1));
  to.end_feature();
  to.add_feature(from[0]);
  ASSERT_EQ(to.size(), 2u);
  EXPECT_EQ(to[1].part_count(), 3u);
  EXPECT_EQ(area_m2(to[1]), area_m2(from[0]));
}

TEST(Shapes, drop_what_was_not_ended) {
  Shapes shapes = square_with_island();
  shapes.add_part(square(100, 100, 1));
  shapes.add_point({200, 200});
  shapes.drop_unfinished();
  shapes.add_part(square(20, 20, 3));
  shapes.end_feature();
  ASSERT_EQ(shapes.size(), 2u);
  EXPECT_EQ(shapes[1].part_count(), 1u);
  EXPECT_EQ(area_m2(shapes[1]), 9);
  EXPECT_EQ(shapes.box().max_x, 23);
}

TEST(Shapes, know_their_boxes) {
  EXPECT_TRUE(Shapes().box().empty());
  EXPECT_EQ(Shapes().box().width(), 0);
  const Shapes shapes = square_with_island();
  const Box box = shapes[0].box();
  EXPECT_EQ(box.min_x, 0);
  EXPECT_EQ(box.max_y, 10);
}

TEST(Area, counts_shells_less_holes) {
  EXPECT_EQ(area_m2(square_with_island()[0]), 97);  // 100 − 4 + 1
  EXPECT_EQ(doubled_signed_area(reversed(square(0, 0, 3))), -18);
  EXPECT_EQ(doubled_signed_area({}), 0);
}

TEST(Area, keeps_its_digits_at_zone_coordinates) {
  // 0.1 m is not a binary fraction, so the corners are rounded to 2^-27 m (7.5e-9) at x = 36.5 million:
  // at most 2 · 10 m · 7.5e-9 m of area.
  EXPECT_NEAR(doubled_signed_area(square(36538281.1, 3400000.1, 10)) / 2, 100, 1.5e-7);
}

TEST(Length, sums_all_parts) {
  Shapes lines(ShapeKind::line);
  lines.add_part(std::vector<Point>{{0, 0}, {3, 4}});
  lines.add_part(std::vector<Point>{{10, 0}, {10, 1}, {10, 3}});
  lines.end_feature();
  EXPECT_EQ(length_m(lines[0]), 8);                  // 5 + 3
  EXPECT_EQ(length_m(square_with_island()[0]), 52);  // 40 + 8 + 4
}

TEST(Contains, respects_holes_and_islands) {
  const Shapes shapes = square_with_island();
  EXPECT_TRUE(contains(shapes[0], {1, 1}));
  EXPECT_FALSE(contains(shapes[0], {2.2, 2.2}));
  EXPECT_TRUE(contains(shapes[0], {3, 3}));
  EXPECT_FALSE(contains(shapes[0], {11, 5}));
}

TEST(Contains, is_not_misled_by_a_vertex_at_the_same_height) {
  Shapes shapes;
  shapes.add_part(std::vector<Point>{{0, 0}, {4, 2}, {8, 0}, {8, 4}, {0, 4}, {0, 0}});
  shapes.end_feature();
  EXPECT_TRUE(contains(shapes[0], {1, 2}));    // the ray passes the reflex vertex (4, 2)
  EXPECT_FALSE(contains(shapes[0], {-1, 0}));  // and the two lowest corners
  EXPECT_FALSE(contains(shapes[0], {4, 1}));   // in the notch
}

TEST(Between, is_exact_at_both_ends) {
  const Point a{0.1, 0.2};
  const Point b{1e7, 0.7};
  EXPECT_EQ(between(a, b, 0), a);
  EXPECT_EQ(between(a, b, 1), b);
}

}  // namespace
}  // namespace citygauge
