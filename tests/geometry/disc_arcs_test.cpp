#include "geometry/disc_arcs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

namespace citygauge {
namespace {

constexpr double pi = std::numbers::pi;

std::vector<Arc> bare(const std::vector<Point>& centres, Point centre, double radius) {
  const PointTree tree(centres);
  return BareArcs(tree, radius).about(centre);
}

TEST(DiscArcs, a_lonely_disc_is_bare_all_round) {
  const auto arcs = bare({{3, 4}}, {3, 4}, 10);
  ASSERT_EQ(arcs.size(), 1U);
  EXPECT_EQ(arcs[0].from, 0);
  EXPECT_EQ(arcs[0].to, 2 * pi);
}

TEST(DiscArcs, a_neighbour_covers_the_arc_towards_it) {
  // At distance r the neighbour in the north covers acos(1/2) = 60 degrees to both sides of 90.
  const auto arcs = bare({{0, 0}, {0, 10}}, {0, 0}, 10);
  ASSERT_EQ(arcs.size(), 2U);
  EXPECT_EQ(arcs[0].from, 0);
  EXPECT_NEAR(arcs[0].to, pi / 6, 1e-15);
  EXPECT_NEAR(arcs[1].from, 5 * pi / 6, 1e-15);
  EXPECT_EQ(arcs[1].to, 2 * pi);
}

TEST(DiscArcs, a_disc_among_others_is_buried) {
  EXPECT_TRUE(bare({{0, 0}, {1, 0}, {-1, 1}, {-1, -1}}, {0, 0}, 10).empty());
  EXPECT_FALSE(bare({{0, 0}, {1, 0}, {-1, 1}}, {0, 0}, 10).empty());
}

TEST(DiscArcs, the_search_through_the_tree_drops_no_neighbour) {
  // Against trying points of the circle one by one, with neighbours from a metre to a diameter away.
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> unit(0, 1);
  for (int round = 0; round < 40; ++round) {
    std::vector<Point> centres;
    const double spread = std::pow(10, 4 * unit(random));
    for (int i = 0; i < 100; ++i) centres.push_back({spread * unit(random), spread * unit(random)});
    const double radius = 500;
    for (const Point centre : {centres[0], centres[1], centres[2]}) {
      const auto arcs = bare(centres, centre, radius);
      for (int k = 0; k < 720; ++k) {
        const double angle = (k + 0.5) * pi / 360;
        const Point p = centre + Point{std::cos(angle), std::sin(angle)} * radius;
        const bool expected = std::none_of(centres.begin(), centres.end(), [&](Point other) {
          return other != centre && distance(other, p) < radius;
        });
        const bool is_bare = std::any_of(arcs.begin(), arcs.end(),
                                         [&](Arc arc) { return arc.from < angle && angle < arc.to; });
        ASSERT_EQ(is_bare, expected) << "spread " << spread << " angle " << angle;
      }
    }
  }
}

}  // namespace
}  // namespace citygauge
