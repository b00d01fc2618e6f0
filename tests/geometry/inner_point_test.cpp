#include "geometry/inner_point.hpp"

#include <gtest/gtest.h>

#include "geometry/geos_bridge.hpp"
#include "geometry/nearest_distance.hpp"
#include "support/memory_layers.hpp"

namespace citygauge {
namespace {

Point inner(const std::string& wkt) {
  Shapes shapes(test::kind_of_wkt(wkt));
  append_wkt(shapes, wkt);
  const auto point = inner_point(shapes[0]);
  EXPECT_TRUE(point.has_value()) << wkt;
  return point.value_or(Point{});
}

double distance_to_border(const std::string& wkt, Point p) {
  Shapes shapes(ShapeKind::polygon), border(ShapeKind::line);
  append_wkt(shapes, wkt);
  for (std::size_t part = 0; part < shapes[0].part_count(); ++part) border.add_part(shapes[0].part(part));
  border.end_feature();
  NearestDistance nearest;
  nearest.add(border[0]);
  nearest.build();
  return contains(shapes[0], p) ? nearest.distance_m(p, 1e9) : -1;
}

TEST(InnerPoint, of_a_convex_polygon_is_its_centroid) {
  EXPECT_EQ(inner("POLYGON((0 0,40 0,40 20,0 20,0 0))"), (Point{20, 10}));
  // A triangle: the mean of its corners.
  const Point p = inner("POLYGON((500000 4000000,500030 4000000,500000 4000060,500000 4000000))");
  EXPECT_NEAR(p.x, 500010, 1e-9);
  EXPECT_NEAR(p.y, 4000020, 1e-9);
}

// An L of three unit squares, 2 wide: (0,0)-(2,1) and (0,1)-(1,2). Its centroid (5/6, 5/6) lies inside.
TEST(InnerPoint, of_an_l_may_be_its_centroid) {
  const Point p = inner("POLYGON((0 0,2 0,2 1,1 1,1 2,0 2,0 0))");
  EXPECT_NEAR(p.x, 5.0 / 6, 1e-12);
  EXPECT_NEAR(p.y, 5.0 / 6, 1e-12);
}

// A U whose centroid lies on the upper border of its base: base 6 × 2 (area 12, middle at y = 1), two arms of
// 1 × √12 (area 2√12, middle at y = 2 + √3). Σ area · (y − 2) = −12 + 2√12 · √3 = 0.
TEST(InnerPoint, on_the_border_is_not_inside) {
  const std::string u =
      "POLYGON((0 0,6 0,6 5.464101615137754,5 5.464101615137754,5 2,1 2,1 5.464101615137754,0 "
      "5.464101615137754,0 0))";
  EXPECT_GT(distance_to_border(u, inner(u)), 0.1);
}

// The horizontal through the middle runs along the edge y = 2 between the two blocks, whose widest piece is
// the border itself.
TEST(InnerPoint, does_not_take_a_horizontal_edge_for_a_piece) {
  const std::string stairs = "POLYGON((0 0,1 0,1 2,9 2,9 0,10 0,10 4,9 4,9 3.9,1 3.9,1 4,0 4,0 0))";
  EXPECT_GT(distance_to_border(stairs, inner(stairs)), 0.1);
  const std::string ring = "POLYGON((0 0,8 0,8 4,0 4,0 0),(1 1,1 2,1 3,7 3,7 2,7 1,1 1))";
  EXPECT_GT(distance_to_border(ring, inner(ring)), 0.1);
}

TEST(InnerPoint, of_a_courtyard_lies_in_the_building) {
  const std::string block = "POLYGON((0 0,30 0,30 30,0 30,0 0),(5 5,5 25,25 25,25 5,5 5))";
  EXPECT_NEAR(distance_to_border(block, inner(block)), 2.5, 1e-9);  // half the width of a wing
}

// Two islands: the centroid lies in the water between them.
TEST(InnerPoint, of_several_parts_lies_in_one_of_them) {
  const std::string islands = "MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0)),((90 0,100 0,100 10,90 10,90 0)))";
  EXPECT_GT(distance_to_border(islands, inner(islands)), 1);
}

// Found by fuzzing: the centroid (6, 5) has neither part at its height, and a corner was taken instead.
TEST(InnerPoint, of_parts_with_nothing_between_them_lies_in_the_lower) {
  const Point p = inner("MULTIPOLYGON(((0 0,2 0,2 1,0 1,0 0)),((10 9,12 9,12 10,10 10,10 9)))");
  EXPECT_EQ(p, (Point{1, 0.5}));
}

TEST(InnerPoint, does_not_depend_on_the_order_of_the_islands) {
  const std::string one = "((0.1 0,10.3 0,10.3 10.7,0.1 10.7,0.1 0))";
  const std::string other = "((10.3 20.1,31.7 20.1,31.7 31.9,10.3 31.9,10.3 20.1))";
  const std::string third = "((50.3 0.7,91.1 0.7,91.1 99.3,50.3 99.3,50.3 0.7))";
  EXPECT_EQ(inner("MULTIPOLYGON(" + one + "," + other + "," + third + ")"),
            inner("MULTIPOLYGON(" + third + "," + one + "," + other + ")"));
}

TEST(InnerPoint, of_a_line_is_half_way_along_it) {
  EXPECT_EQ(inner("LINESTRING(0 0,30 0,30 10)"), (Point{20, 0}));
  EXPECT_EQ(inner("MULTILINESTRING((0 0,30 0),(100 0,130 0,130 40))"), (Point{120, 0}));
}

TEST(InnerPoint, of_a_line_without_length_is_its_end) {
  EXPECT_EQ(inner("LINESTRING(7 8,7 8)"), (Point{7, 8}));
}

TEST(InnerPoint, of_points_is_the_first) {
  EXPECT_EQ(inner("MULTIPOINT((3 4),(1 2))"), (Point{3, 4}));
}

TEST(InnerPoint, of_nothing_is_none) {
  Shapes shapes(ShapeKind::polygon);
  shapes.end_feature();
  EXPECT_FALSE(inner_point(shapes[0]).has_value());
}

}  // namespace
}  // namespace citygauge
