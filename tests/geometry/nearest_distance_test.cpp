#include "geometry/nearest_distance.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "geometry/geos_bridge.hpp"
#include "support/memory_layers.hpp"

namespace citygauge {
namespace {

NearestDistance nearest_of(const std::vector<std::string>& wkts) {
  NearestDistance nearest;
  for (const std::string& wkt : wkts) {
    Shapes shapes(test::kind_of_wkt(wkt));
    append_wkt(shapes, wkt);
    nearest.add(shapes[0]);
  }
  nearest.build();
  return nearest;
}

TEST(NearestDistance, of_points_is_that_to_the_nearest_of_all_parts) {
  const auto nearest = nearest_of({"POINT(0 0)", "MULTIPOINT((100 0),(30 40))"});
  EXPECT_DOUBLE_EQ(nearest.distance_m({60, 80}, 500), 50);
  EXPECT_DOUBLE_EQ(nearest.distance_m({100, 0}, 500), 0);
}

TEST(NearestDistance, at_the_limit_is_told_and_beyond_it_is_infinite) {
  const auto nearest = nearest_of({"POINT(0 0)"});
  EXPECT_DOUBLE_EQ(nearest.distance_m({300, 400}, 500), 500);
  EXPECT_TRUE(std::isinf(nearest.distance_m({300, 400.001}, 500)));
}

TEST(NearestDistance, of_a_line_is_to_its_side_or_its_end) {
  const auto nearest = nearest_of({"LINESTRING(0 0,100 0)"});
  EXPECT_DOUBLE_EQ(nearest.distance_m({50, 20}, 500), 20);
  EXPECT_DOUBLE_EQ(nearest.distance_m({103, 4}, 500), 5);
}

// A line without length is a point.
TEST(NearestDistance, of_a_line_without_length_is_that_to_its_place) {
  EXPECT_DOUBLE_EQ(nearest_of({"LINESTRING(3 4,3 4)"}).distance_m({0, 0}, 500), 5);
}

// Inside 0; in the hole the way to its border; outside that to the shell.
TEST(NearestDistance, of_a_polygon_is_none_inside_but_not_in_its_hole) {
  const auto nearest = nearest_of({"POLYGON((0 0,100 0,100 100,0 100,0 0),(30 30,30 70,70 70,70 30,30 30))"});
  EXPECT_EQ(nearest.distance_m({10, 50}, 500), 0);
  EXPECT_DOUBLE_EQ(nearest.distance_m({50, 45}, 500), 15);
  EXPECT_DOUBLE_EQ(nearest.distance_m({-7, 50}, 500), 7);
}

// Two overlapping parks: the hole of one is filled by the other.
TEST(NearestDistance, of_overlapping_polygons_knows_a_hole_that_another_fills) {
  const auto nearest = nearest_of({"POLYGON((0 0,100 0,100 100,0 100,0 0),(30 30,30 70,70 70,70 30,30 30))",
                                   "POLYGON((20 20,80 20,80 80,20 80,20 20))"});
  EXPECT_EQ(nearest.distance_m({50, 50}, 500), 0);
}

TEST(NearestDistance, of_nothing_is_infinite) {
  NearestDistance nearest;
  nearest.build();
  EXPECT_TRUE(std::isinf(nearest.distance_m({0, 0}, 500)));
}

}  // namespace
}  // namespace citygauge
