#include "geometry/walk_network.hpp"

#include <gtest/gtest.h>

#include <set>

#include "geometry/geos_bridge.hpp"
#include "geometry/walk_reach.hpp"

namespace citygauge {
namespace {

Shapes lines_of(const std::vector<std::string>& wkts) {
  Shapes lines(ShapeKind::line);
  for (const std::string& wkt : wkts) append_wkt(lines, wkt);
  return lines;
}

double length_of(const WalkNetwork& network) {
  double sum = 0;
  for (const auto& chain : network.chains()) sum += network.length_m(chain);
  return sum;
}

// (0.001, 0.001) and (0.009, 0.009) fall into one cell of a centimetre but are 1.13 cm apart: two places,
// which the network has to tell apart each time it meets them.
TEST(WalkNetwork, keeps_two_places_of_one_cell_apart) {
  const WalkNetwork network(lines_of(
      {"LINESTRING(0.001 0.001,-100 0)", "LINESTRING(0.009 0.009,100 0)", "LINESTRING(0.009 0.009,0 100)"}));
  EXPECT_EQ(network.chains().size(), 3U);
  EXPECT_EQ(network.node_count(), 5U);
  EXPECT_EQ(std::set(network.components().begin(), network.components().end()).size(), 2U);
}

// Wherever the borders of the cells lie that places are kept in (16 cm), ends up to 1 cm apart are one place
// and others are two: ends meet at 400 places, 1 mm from one to the next, 9 or 11 mm apart in x and y
// alternately.
TEST(WalkNetwork, joins_places_across_the_borders_of_cells) {
  for (int i = 0; i < 400; ++i) {
    const double x = 7 + 0.001 * i, y = 3 - 0.001 * i;
    for (const double apart : {0.009, 0.011}) {
      Shapes lines(ShapeKind::line);
      lines.add_part(std::vector<Point>{{x - 100, y}, {x, y}});
      lines.end_feature();
      lines.add_part(
          std::vector<Point>{i % 2 == 0 ? Point{x + apart, y} : Point{x, y + apart}, {x, y + 100}});
      lines.end_feature();
      EXPECT_EQ(WalkNetwork(lines).node_count(), apart < 0.01 ? 3U : 4U) << i;
    }
  }
}

// More places than the table first has room for: each is found again, and every street has its two ends.
TEST(WalkNetwork, finds_thousands_of_places_again) {
  Shapes lines(ShapeKind::line);
  constexpr int side = 60;
  for (int i = 0; i < side; ++i)
    for (int j = 0; j < side; ++j) {
      lines.add_part(std::vector<Point>{{10.0 * i, 10.0 * j}, {10.0 * (i + 1), 10.0 * j}});
      lines.end_feature();
    }
  const WalkNetwork network(lines);
  EXPECT_EQ(network.node_count(), static_cast<std::size_t>(side) * (side + 1));
  EXPECT_EQ(std::set(network.components().begin(), network.components().end()).size(),
            static_cast<std::size_t>(side));
}

// The first line's end joins the end of the second, 0.9 cm away; the third begins 0.3 cm from the first and
// 1.2 cm from the second. Whatever joins whatever, no line is lost.
TEST(WalkNetwork, loses_no_line_where_places_crowd) {
  for (const char* order : {"abc", "acb", "bac", "bca", "cab", "cba"}) {
    std::vector<std::string> wkts;
    for (const char* line = order; *line != 0; ++line)
      wkts.emplace_back(*line == 'a'   ? "LINESTRING(50.009 0,0 -100)"
                        : *line == 'b' ? "LINESTRING(50 0,0 100)"
                                       : "LINESTRING(50.012 0,100 0)");
    const WalkNetwork network(lines_of(wkts));
    EXPECT_EQ(network.chains().size(), 3U) << order;
    EXPECT_NEAR(length_of(network), 2 * std::hypot(50, 100) + 50, 0.05) << order;
  }
}

TEST(WalkNetwork, makes_no_node_of_a_line_without_length) {
  const WalkNetwork network(lines_of({"LINESTRING(0 0,100 0)", "LINESTRING(5 5,5 5)"}));
  EXPECT_EQ(network.node_count(), 2U);
  EXPECT_EQ(network.components().size(), 2U);
}

TEST(WalkNetwork, joins_a_way_that_crosses_itself_at_a_vertex) {
  // A figure of eight through (50, 0).
  const WalkNetwork eight(lines_of({"LINESTRING(50 0,100 50,150 0,100 -50,50 0,0 50,-50 0,0 -50,50 0)"}));
  EXPECT_EQ(eight.chains().size(), 2U);
  EXPECT_EQ(eight.node_count(), 1U);
  EXPECT_EQ(eight.chains_at(0).size(), 4U);
}

TEST(WalkNetwork, is_empty_without_lines) {
  const WalkNetwork network{Shapes(ShapeKind::line)};
  EXPECT_TRUE(network.chains().empty());
  EXPECT_FALSE(network.snap({0, 0}, 100).has_value());
  EXPECT_TRUE(network.snap_all({0, 0}, 100).empty());
}

TEST(WalkNetwork, parts_of_a_line_are_ways_of_their_own) {
  const WalkNetwork network(lines_of({"MULTILINESTRING((0 0,10 0),(20 0,30 0),(10 0,20 0))"}));
  EXPECT_EQ(network.chains().size(), 3U);
  EXPECT_EQ(network.node_count(), 4U);
  EXPECT_EQ(std::set(network.components().begin(), network.components().end()).size(), 1U);
}

TEST(WalkNetwork, snaps_up_to_the_limit_and_to_the_first_of_equals) {
  const WalkNetwork network(lines_of({"LINESTRING(0 0,100 0)", "LINESTRING(0 20,100 20)"}));
  const auto place = network.snap({50, 10}, 10);
  ASSERT_TRUE(place.has_value());
  EXPECT_EQ(place->chain, 0U);
  EXPECT_DOUBLE_EQ(place->along, 0.5);
  EXPECT_DOUBLE_EQ(place->access_m, 10);
  EXPECT_FALSE(network.snap({50, 30.001}, 10).has_value());
  EXPECT_EQ(network.snap_all({50, 10}, 10).size(), 2U);
}

// A way drawn twice: the stop stands on both, so 200 m of each are within 100 m.
TEST(WalkNetwork, a_stop_stands_on_both_of_two_equal_ways) {
  const WalkNetwork network(lines_of({"LINESTRING(0 0,1000 0)", "LINESTRING(1000 0,0 0)"}));
  std::vector<WalkGoal> goals;
  for (const NetworkPlace& place : network.snap_all({500, 0}, 1)) goals.push_back({place, place.access_m});
  const WalkReach reach(network, goals, 100);
  for (std::uint32_t chain = 0; chain < 2; ++chain) {
    ASSERT_EQ(reach.covered(chain).size(), 1U);
    EXPECT_NEAR(reach.covered(chain)[0].to - reach.covered(chain)[0].from, 0.2, 1e-12);
  }
}

// 0.1 + 0.2 + … in floating point is not quite the limit; what costs exactly the limit is within it.
TEST(WalkReach, what_is_exactly_at_the_limit_is_within_it) {
  const WalkNetwork network(lines_of({"LINESTRING(0.1 0,0.4 0,0.7 0,1.1 0,70.3 0,100.1 0)"}));
  const auto place = network.snap({0.1, 0}, 1);
  const std::vector<WalkGoal> goals{{*place, 0}};
  const WalkReach reach(network, goals, 100);
  EXPECT_NEAR(reach.cost_at(*network.snap({100.1, 0}, 1)), 100, 1e-9);
  const WalkReach shorter(network, goals, 99.999);
  EXPECT_TRUE(std::isinf(shorter.cost_at(*network.snap({100.1, 0}, 1))));
}

}  // namespace
}  // namespace citygauge
