#include "geometry/walk_reach.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

Shapes lines_of(const std::vector<std::string>& wkts) {
  Shapes lines(ShapeKind::line);
  for (const std::string& wkt : wkts) append_wkt(lines, wkt);
  return lines;
}

double covered_m(const WalkNetwork& network, const WalkReach& reach) {
  double sum = 0;
  for (std::uint32_t c = 0; c < network.chains().size(); ++c) {
    const auto forward = network.forward_cost(network.chains()[c]);
    const auto cost = [&](double along) {
      const auto i = std::min(static_cast<std::size_t>(along), forward.size() - 2);
      return forward[i] + (forward[i + 1] - forward[i]) * (along - static_cast<double>(i));
    };
    for (const ChainStretch& s : reach.covered(c)) sum += cost(s.to) - cost(s.from);
  }
  return sum;
}

WalkGoal goal_at(const WalkNetwork& network, Point p) {
  const auto place = network.snap(p, 100);
  EXPECT_TRUE(place.has_value());
  return {*place, place->access_m};
}

// A cross of four arms of 1000 m that share the vertex at the middle.
Shapes cross_lines() {
  return lines_of({"LINESTRING(-1000 0,0 0,1000 0)", "LINESTRING(0 -1000,0 0,0 1000)"});
}

TEST(WalkNetwork, joins_lines_at_a_common_vertex_only) {
  const WalkNetwork joined(cross_lines());
  EXPECT_EQ(joined.chains().size(), 4U);
  EXPECT_EQ(joined.node_count(), 5U);
  // Without a vertex at the crossing the one is a bridge over the other.
  const WalkNetwork bridge(lines_of({"LINESTRING(-1000 0,1000 0)", "LINESTRING(0 -1000,0 1000)"}));
  EXPECT_EQ(bridge.chains().size(), 2U);
  EXPECT_NE(bridge.components()[bridge.chains()[0].from], bridge.components()[bridge.chains()[1].from]);
}

TEST(WalkNetwork, joins_vertices_that_are_a_centimetre_apart) {
  const WalkNetwork network(lines_of({"LINESTRING(0 0,100 0)", "LINESTRING(100.005 0,200 0)"}));
  EXPECT_EQ(network.node_count(), 3U);
}

TEST(WalkNetwork, leaves_out_repeated_points_and_lines_without_length) {
  const WalkNetwork network(lines_of({"LINESTRING(0 0,0 0,100 0,100 0)", "LINESTRING(5 5,5 5)"}));
  ASSERT_EQ(network.chains().size(), 1U);
  EXPECT_EQ(network.vertices(network.chains()[0]).size(), 2U);
}

// A stop in the middle of the cross reaches 500 m along each of the four arms: 2000 m.
TEST(WalkReach, covers_the_exact_part_of_each_chain) {
  const WalkNetwork network(cross_lines());
  const std::vector<WalkGoal> goals{goal_at(network, {0, 0})};
  const WalkReach reach(network, goals, 500);
  EXPECT_NEAR(covered_m(network, reach), 2000, 1e-9);
}

// A stop 300 m along an arm, 20 m beside it: 480 m are left. Along its own arm 480 m outwards and 300 m to
// the middle; there 180 m are left for each of the three other arms: 480 + 300 + 3 * 180 = 1320 m.
TEST(WalkReach, counts_the_way_from_the_line_to_the_stop) {
  const WalkNetwork network(cross_lines());
  const std::vector<WalkGoal> goals{goal_at(network, {300, 20})};
  const WalkReach reach(network, goals, 500);
  EXPECT_NEAR(covered_m(network, reach), 1320, 1e-9);
  EXPECT_NEAR(reach.cost_at(*network.snap({0, 100}, 1)), 20 + 300 + 100, 1e-9);
  EXPECT_TRUE(std::isinf(reach.cost_at(*network.snap({0, 181}, 1))));
}

// Two stops 600 m apart on one street of 1000 m with a limit of 200 m: [0, 300] around 100 and [500, 900]
// around 700: 700 m. With 400 m they meet: all of [0, 1000].
TEST(WalkReach, unites_the_parts_of_several_stops_on_one_chain) {
  const WalkNetwork network(lines_of({"LINESTRING(0 0,1000 0)"}));
  const std::vector<WalkGoal> goals{goal_at(network, {100, 0}), goal_at(network, {700, 0})};
  EXPECT_NEAR(covered_m(network, WalkReach(network, goals, 200)), 700, 1e-9);
  const WalkReach wide(network, goals, 400);
  ASSERT_EQ(wide.covered(0).size(), 1U);
  EXPECT_NEAR(covered_m(network, wide), 1000, 1e-9);
}

// A ring of four sides of 100 m: from a stop at a corner the farthest place is 200 m away, opposite.
TEST(WalkReach, goes_both_ways_round_a_ring) {
  const WalkNetwork network(lines_of({"LINESTRING(0 0,100 0,100 100,0 100,0 0)"}));
  const std::vector<WalkGoal> goals{goal_at(network, {0, 0})};
  EXPECT_NEAR(covered_m(network, WalkReach(network, goals, 150)), 300, 1e-9);
  EXPECT_NEAR(WalkReach(network, goals, 500).cost_at(*network.snap({100, 100}, 1)), 200, 1e-9);
}

// Uphill (eastwards) a metre costs 2, downhill 1. A stop at x = 500, limit 200: people west of it walk
// uphill, 100 m; people east of it walk downhill, 200 m.
TEST(WalkReach, walks_towards_the_goal) {
  const auto slope = [](const LineSegment& segment, std::vector<WalkStep>& steps) {
    const double length = distance(segment.a, segment.b);
    steps.push_back(
        {1, segment.b.x > segment.a.x ? WalkCost{2 * length, length} : WalkCost{length, 2 * length}});
  };
  const WalkNetwork network(lines_of({"LINESTRING(0 0,1000 0)"}), 0.01, slope);
  const std::vector<WalkGoal> goals{goal_at(network, {500, 0})};
  const WalkReach reach(network, goals, 200);
  ASSERT_EQ(reach.covered(0).size(), 1U);
  EXPECT_NEAR(reach.covered(0)[0].from * 1000, 400, 1e-9);
  EXPECT_NEAR(reach.covered(0)[0].to * 1000, 700, 1e-9);
}

// One segment of 1000 m whose first 400 m cost 1 a metre eastwards and the rest 3; a stop at its eastern end,
// limit 1650: 550 m are reached (1650 / 3). With 2000: 600 * 3 = 1800 and 200 more: from x = 200.
TEST(WalkReach, is_exact_where_the_pace_changes_within_a_segment) {
  const auto cost = [](const LineSegment&, std::vector<WalkStep>& steps) {
    steps.push_back({0.4, {400, 400}});
    steps.push_back({1, {1800, 600}});
  };
  const WalkNetwork network(lines_of({"LINESTRING(0 0,1000 0)"}), 0.01, cost);
  const std::vector<WalkGoal> goals{goal_at(network, {1000, 0})};
  const auto from_x = [&](double limit) {
    const WalkReach reach(network, goals, limit);
    return network.point_at(network.chains()[0], reach.covered(0).at(0).from).x;
  };
  EXPECT_NEAR(from_x(1650), 450, 1e-9);
  EXPECT_NEAR(from_x(2000), 200, 1e-9);
}

// The pieces of a segment are no joints: two ways that cross there stay a bridge and the street below it.
TEST(WalkNetwork, does_not_join_ways_where_their_pace_changes) {
  const auto halves = [](const LineSegment&, std::vector<WalkStep>& steps) {
    steps.push_back({0.5, {1, 1}});
    steps.push_back({1, {1, 1}});
  };
  const WalkNetwork bridge(lines_of({"LINESTRING(-100 0,100 0)", "LINESTRING(0 -100,0 100)"}), 0.01, halves);
  EXPECT_EQ(bridge.chains().size(), 2U);
  EXPECT_NE(bridge.components()[bridge.chains()[0].from], bridge.components()[bridge.chains()[1].from]);
}

TEST(WalkNetwork, snaps_to_the_lines_that_are_allowed) {
  const WalkNetwork network(lines_of({"LINESTRING(0 0,100 0)", "LINESTRING(0 30,100 30)"}));
  const auto second = [](const WalkNetwork::Chain& chain) { return chain.line == 1; };
  EXPECT_EQ(network.chains()[network.snap({50, 5}, 100)->chain].line, 0U);
  const auto place = network.snap({50, 5}, 100, second);
  ASSERT_TRUE(place.has_value());
  EXPECT_NEAR(place->access_m, 25, 1e-12);
  EXPECT_FALSE(network.snap({50, 5}, 20, second).has_value());
}

TEST(WalkReach, tells_the_unconnected_from_the_far) {
  const WalkNetwork network(lines_of({"LINESTRING(0 0,5000 0)", "LINESTRING(0 100,5000 100)"}));
  const std::vector<WalkGoal> goals{goal_at(network, {0, 0})};
  const WalkReach reach(network, goals, 500);
  EXPECT_TRUE(reach.is_connected(network.snap({4000, 0}, 1)->chain));
  EXPECT_FALSE(reach.is_connected(network.snap({0, 100}, 1)->chain));
}

}  // namespace
}  // namespace citygauge
