#include "geometry/network_gaps.hpp"

#include <gtest/gtest.h>

#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

struct Whole {
  explicit Whole(const std::vector<std::string>& wkts) : network(lines_of(wkts)) {
    for (std::uint32_t c = 0; c < network.chains().size(); ++c)
      stretches.push_back({c, 0, static_cast<double>(network.chains()[c].vertices - 1)});
    parts = connected_parts(network, stretches, 0);
  }

  static Shapes lines_of(const std::vector<std::string>& wkts) {
    Shapes lines(ShapeKind::line);
    for (const std::string& wkt : wkts) append_wkt(lines, wkt);
    return lines;
  }

  [[nodiscard]] std::vector<NetworkGap> gaps(double gap_m) const {
    return network_gaps(network, stretches, parts, gap_m);
  }

  WalkNetwork network;
  std::vector<NetworkStretch> stretches;
  std::vector<std::uint32_t> parts;
};

TEST(NetworkGaps, are_the_shortest_between_two_parts) {
  const Whole whole({"LINESTRING(0 0,100 0)", "LINESTRING(40 12,40 50)", "LINESTRING(40 50,90 15)"});
  const auto gaps = whole.gaps(20);
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_DOUBLE_EQ(gaps[0].width_m, 12);
  EXPECT_EQ(gaps[0].from, (Point{40, 0}));
  EXPECT_EQ(gaps[0].to, (Point{40, 12}));
  EXPECT_TRUE(whole.gaps(11.9).empty());
}

// Neither of two parallel ways ends where they come near.
TEST(NetworkGaps, need_no_dead_end) {
  const Whole whole({"LINESTRING(0 0,50 10,100 0)", "LINESTRING(0 40,50 25,100 40)"});
  const auto gaps = whole.gaps(20);
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_DOUBLE_EQ(gaps[0].width_m, 15);
}

TEST(NetworkGaps, are_of_no_width_where_ways_cross) {
  const Whole whole({"LINESTRING(0 0,100 0)", "LINESTRING(50 -30,50 30)"});
  const auto gaps = whole.gaps(20);
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_EQ(gaps[0].width_m, 0);
  EXPECT_EQ(gaps[0].from, (Point{50, 0}));
}

// A blind alley of 150 m ends 10 m short of the street that runs round to it: the way there is 150 + 100 +
// 160 + 50 = 460 m. Its own street of 150 m ends near nothing.
TEST(NetworkGaps, at_dead_ends_save_a_long_way_round) {
  const Whole whole({"LINESTRING(0 0,0 150)", "LINESTRING(0 0,100 0)", "LINESTRING(100 0,100 160,-50 160)"});
  const auto gaps = whole.gaps(20);
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_DOUBLE_EQ(gaps[0].width_m, 10);
  EXPECT_EQ(gaps[0].part, gaps[0].other_part);
}

// A stub of 10 m is near to its own street, but there is nothing to save: the way round is short.
TEST(NetworkGaps, at_dead_ends_are_none_where_the_way_round_is_short) {
  const Whole whole({"LINESTRING(0 0,50 0)", "LINESTRING(50 0,100 0)", "LINESTRING(50 0,52 10)"});
  EXPECT_TRUE(whole.gaps(20).empty());
}

// Two dead ends that face each other are one gap.
TEST(NetworkGaps, between_two_dead_ends_are_told_once) {
  const Whole whole({"LINESTRING(0 0,0 200,95 200)", "LINESTRING(0 0,200 0,200 200,105 200)"});
  const auto gaps = whole.gaps(20);
  ASSERT_EQ(gaps.size(), 1U);
  EXPECT_DOUBLE_EQ(gaps[0].width_m, 10);
}

TEST(DeadEnds, are_nodes_with_one_chain_that_lie_inside) {
  Whole whole({"LINESTRING(0 0,100 0)", "LINESTRING(100 0,100 50)", "LINESTRING(100 0,150 0)"});
  EXPECT_EQ(dead_ends(whole.network, whole.stretches, whole.parts).size(), 3U);
  whole.stretches[0].from = 0.5;  // the district's border cuts the first: its end is outside
  EXPECT_EQ(dead_ends(whole.network, whole.stretches, whole.parts).size(), 2U);
}

TEST(DeadEnds, are_not_on_a_loop) {
  const Whole whole({"LINESTRING(0 0,100 0,100 100,0 0)"});
  EXPECT_TRUE(dead_ends(whole.network, whole.stretches, whole.parts).empty());
}

}  // namespace
}  // namespace citygauge
