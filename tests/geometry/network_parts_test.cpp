#include "geometry/network_parts.hpp"

#include <gtest/gtest.h>

#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

Shapes lines_of(const std::vector<std::string>& wkts) {
  Shapes lines(ShapeKind::line);
  for (const std::string& wkt : wkts) append_wkt(lines, wkt);
  return lines;
}

using Parts = std::vector<std::uint32_t>;

TEST(NetworkParts, meet_in_a_node) {
  const WalkNetwork network(
      lines_of({"LINESTRING(0 0,10 0)", "LINESTRING(10 0,20 0)", "LINESTRING(0 5,20 5)"}));
  const std::vector<NetworkStretch> stretches{{0, 0, 1}, {1, 0, 1}, {2, 0, 1}};
  EXPECT_EQ(connected_parts(network, stretches, 0), (Parts{0, 0, 1}));
}

// One chain of 100 m, of which 0–30 and 70–100 are inside; 40 m lie outside.
TEST(NetworkParts, are_joined_by_a_way_outside_that_is_short_enough) {
  const WalkNetwork network(lines_of({"LINESTRING(0 0,100 0)"}));
  const std::vector<NetworkStretch> stretches{{0, 0, 0.3}, {0, 0.7, 1}};
  EXPECT_EQ(connected_parts(network, stretches, 0), (Parts{0, 1}));
  EXPECT_EQ(connected_parts(network, stretches, 39.9), (Parts{0, 1}));
  EXPECT_EQ(connected_parts(network, stretches, 40.1), (Parts{0, 0}));
}

// Three stubs leave the district and meet at a junction 30 m out: each two are 60 m apart.
TEST(NetworkParts, are_joined_over_junctions_outside) {
  const WalkNetwork network(
      lines_of({"LINESTRING(0 0,50 0)", "LINESTRING(100 0,50 0)", "LINESTRING(50 0,50 50)"}));
  const std::vector<NetworkStretch> stretches{{0, 0, 0.4}, {1, 0, 0.4}, {2, 0.6, 1}};
  EXPECT_EQ(connected_parts(network, stretches, 59.9), (Parts{0, 1, 2}));
  EXPECT_EQ(connected_parts(network, stretches, 60.1), (Parts{0, 0, 0}));
}

// A and B are 30 m apart outside, B and C too: A and C are joined through B, which lies inside.
TEST(NetworkParts, are_joined_in_steps) {
  const WalkNetwork network(lines_of({"LINESTRING(0 0,100 0)"}));
  const std::vector<NetworkStretch> stretches{{0, 0, 0.2}, {0, 0.5, 0.6}, {0, 0.9, 1}};
  EXPECT_EQ(connected_parts(network, stretches, 31), (Parts{0, 0, 0}));
  EXPECT_EQ(connected_parts(network, stretches, 29), (Parts{0, 1, 2}));
}

// The way outside begins at a node on the very border, where the stretch ends.
TEST(NetworkParts, are_joined_from_nodes_on_the_border) {
  const WalkNetwork network(
      lines_of({"LINESTRING(0 0,50 0)", "LINESTRING(50 0,50 20,60 20,60 0)", "LINESTRING(60 0,90 0)"}));
  const std::vector<NetworkStretch> stretches{{0, 0, 1}, {2, 0, 1}};
  EXPECT_EQ(connected_parts(network, stretches, 49), (Parts{0, 1}));
  EXPECT_EQ(connected_parts(network, stretches, 51), (Parts{0, 0}));
}

TEST(NetworkParts, touch_a_node_within_the_accuracy_of_a_border) {
  const WalkNetwork network(lines_of({"LINESTRING(0 0,100 0)", "LINESTRING(100 0,200 0)"}));
  const std::vector<NetworkStretch> stretches{{0, 0, 0.99999}, {1, 0.00001, 1}};  // 1 mm short on either side
  EXPECT_EQ(connected_parts(network, stretches, 0), (Parts{0, 0}));
}

TEST(NetworkParts, of_nothing_are_none) {
  const WalkNetwork network(lines_of({"LINESTRING(0 0,100 0)"}));
  EXPECT_TRUE(connected_parts(network, {}, 500).empty());
}

}  // namespace
}  // namespace citygauge
