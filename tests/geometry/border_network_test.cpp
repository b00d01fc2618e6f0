#include "geometry/border_network.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "geometry/simplify.hpp"

namespace citygauge {
namespace {

// Two areas beside each other; the border between them wiggles from (10, 0) to (10, 10). Each ring begins
// elsewhere.
//
//   (0,10) ---- (10,10) ---- (20,10)
//     |   left     (       right  |
//   (0,0)  ---- (10,0)  ---- (20,0)
const std::vector<Point> left{{0, 0},     {10, 0},  {10.3, 2}, {9.8, 4}, {10.2, 6},
                              {10.25, 8}, {10, 10}, {0, 10},   {0, 0}};
const std::vector<Point> right{{10.2, 6}, {9.8, 4}, {10.3, 2},  {10, 0},  {20, 0},
                               {20, 10},  {10, 10}, {10.25, 8}, {10.2, 6}};

Shapes neighbours() {
  Shapes areas;
  areas.add_part(left);
  areas.end_feature();
  areas.add_part(right);
  areas.end_feature();
  return areas;
}

std::vector<Point> sorted_points(ShapeView area) {
  std::vector<Point> points(area.points().begin(), area.points().end());
  std::ranges::sort(points);
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

TEST(BorderNetwork, cuts_rings_where_neighbours_meet) {
  const BorderNetwork borders = border_network(neighbours());
  ASSERT_EQ(borders.arcs.size(), 3U);  // the shared border, and what each area has for itself
  ASSERT_EQ(borders.rings.size(), 2U);
  ASSERT_EQ(borders.rings[0].size(), 2U);
  const std::vector<Point>& shared = borders.arcs[borders.rings[0][0].arc];
  EXPECT_EQ(shared.front(), (Point{10, 0}));
  EXPECT_EQ(shared.back(), (Point{10, 10}));
  EXPECT_EQ(shared.size(), 6U);
  const auto is_it = [&](const ArcUse& use) { return use.arc == borders.rings[0][0].arc && use.backwards; };
  EXPECT_TRUE(std::ranges::any_of(borders.rings[1], is_it));  // the other way round
}

TEST(BorderNetwork, leaves_an_island_in_one_piece) {
  Shapes island;
  island.add_part(std::vector<Point>{{5, 0}, {5, 5}, {0, 5}, {5, 0}});
  island.end_feature();
  const BorderNetwork borders = border_network(island);
  ASSERT_EQ(borders.arcs.size(), 1U);
  EXPECT_EQ(borders.arcs[0], (std::vector<Point>{{0, 5}, {5, 0}, {5, 5}, {0, 5}}));
}

TEST(SimplifiedNeighbours, keep_a_shared_border_shared) {
  const double tolerance = 0.25;
  const Shapes thin = simplified(neighbours(), tolerance);
  const auto on_border = [](Point p) { return p.x > 5 && p.x < 15; };
  std::vector<Point> of_left = sorted_points(thin[0]), of_right = sorted_points(thin[1]);
  std::erase_if(of_left, [&](Point p) { return !on_border(p); });
  std::erase_if(of_right, [&](Point p) { return !on_border(p); });
  EXPECT_EQ(of_left, of_right);
  EXPECT_LT(of_left.size(), 6U);  // something was dropped
  // So the two still fill the rectangle of 20 x 10 without gap or overlap.
  EXPECT_NEAR(area_m2(thin[0]) + area_m2(thin[1]), 200, 1e-12);
}

TEST(SimplifiedNeighbours, fit_an_enclave_into_its_hole) {
  // A diamond in the hole of a square; the two rings begin at different corners and run opposite ways.
  Shapes areas;
  areas.add_part(std::vector<Point>{{-20, -20}, {20, -20}, {20, 20}, {-20, 20}, {-20, -20}});
  areas.add_part(std::vector<Point>{{10, 0}, {5.1, -5}, {0, -10}, {-10, 0}, {-5, 5.2}, {0, 10}, {10, 0}});
  areas.end_feature();
  areas.add_part(std::vector<Point>{{0, 10}, {-5, 5.2}, {-10, 0}, {0, -10}, {5.1, -5}, {10, 0}, {0, 10}});
  areas.end_feature();
  const Shapes thin = simplified(areas, 0.3);
  EXPECT_EQ(thin[1].points().size(), 5U);
  EXPECT_NEAR(area_m2(thin[0]) + area_m2(thin[1]), 1600, 1e-12);
}

TEST(SimplifiedNeighbours, keep_three_corners_of_areas_smaller_than_the_tolerance) {
  const Shapes thin = simplified(neighbours(), 1000);
  EXPECT_GE(thin[0].points().size(), 4U);
  EXPECT_GE(thin[1].points().size(), 4U);
}

TEST(BordersOnce, have_a_shared_border_with_the_first_area_only) {
  const Shapes lines = borders_once(neighbours());
  ASSERT_EQ(lines.kind(), ShapeKind::line);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].part_count(), 2U);
  EXPECT_EQ(lines[1].part_count(), 1U);
  // Around the right area without the shared border: 10 + 10 + 10.
  EXPECT_DOUBLE_EQ(length_m(lines[1]), 30);
}

}  // namespace
}  // namespace citygauge
