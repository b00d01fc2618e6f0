#include "geometry/shape_distance.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

Shapes shape_of(const std::string& wkt) {
  const ShapeKind kind = wkt.starts_with("POLYGON") || wkt.starts_with("MULTIPOLYGON") ? ShapeKind::polygon
                         : wkt.find("LINE") != std::string::npos                       ? ShapeKind::line
                                                                                       : ShapeKind::point;
  Shapes shapes(kind);
  append_wkt(shapes, wkt);
  return shapes;
}

bool within(const std::string& a, const std::string& b, double limit_m) {
  const Shapes one = shape_of(a), other = shape_of(b);
  EXPECT_EQ(within_distance(one[0], other[0], limit_m), within_distance(other[0], one[0], limit_m));
  return within_distance(one[0], other[0], limit_m);
}

const std::string square = "POLYGON((0 0,100 0,100 100,0 100,0 0))";
const std::string ring = "POLYGON((0 0,100 0,100 100,0 100,0 0),(20 20,20 80,80 80,80 20,20 20))";

TEST(ShapeDistance, of_a_point_inside_is_nothing) {
  EXPECT_TRUE(within(square, "POINT(50 50)", 0));
  EXPECT_TRUE(within(square, "POINT(100 50)", 0)) << "on the border";
  EXPECT_TRUE(within(square, "POINT(103 104)", 5)) << "3, 4, 5";
  EXPECT_FALSE(within(square, "POINT(103 104)", 4.999));
}

TEST(ShapeDistance, in_a_hole_is_to_its_border) {
  EXPECT_TRUE(within(ring, "POINT(50 50)", 30));
  EXPECT_FALSE(within(ring, "POINT(50 50)", 29.9));
  EXPECT_FALSE(within(ring, "POLYGON((40 40,60 40,60 60,40 60,40 40))", 19.9));
}

TEST(ShapeDistance, of_polygons_that_cross_without_vertices_in_each_other_is_nothing) {
  EXPECT_TRUE(within(square, "POLYGON((-50 40,150 40,150 60,-50 60,-50 40))", 0));
  EXPECT_TRUE(within(square, "POLYGON((-50 -50,150 -50,150 150,-50 150,-50 -50))", 0)) << "around it";
}

TEST(ShapeDistance, sees_every_part) {
  EXPECT_TRUE(within(square, "MULTIPOINT((500 500),(50 50))", 0));
  EXPECT_TRUE(
      within("POINT(305 5)", "MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0)),((300 0,309 0,309 9,300 9,300 0)))", 0));
}

TEST(ShapeDistance, of_an_empty_feature_is_unknown) {
  Shapes empty(ShapeKind::point);
  empty.end_feature();
  EXPECT_FALSE(within_distance(empty[0], shape_of(square)[0], 1e9));
}

}  // namespace
}  // namespace citygauge
