#include "geometry/travel_graph.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

constexpr double no_way = TravelTimes::unreachable;

Shapes lines_of(const std::vector<std::string>& wkts) {
  Shapes lines(ShapeKind::line);
  for (const std::string& wkt : wkts) append_wkt(lines, wkt);
  return lines;
}

double seconds_between(const TravelGraph& graph, std::size_t from, std::size_t to) {
  return graph.from_stop(from).seconds[graph.vertex_of_stop(to)];
}

// 1000 m in 100 s eastwards and not back; stops at 200 and 700 m: 50 s there, no way back.
TEST(TravelGraph, goes_one_way_between_stops_of_one_chain) {
  const WalkNetwork network(lines_of({"LINESTRING(0 0,500 0,1000 0)"}));
  const std::vector<NetworkPlace> stops{*network.snap({200, 0}, 1), *network.snap({700, 0}, 1)};
  const TravelGraph graph(network, {{100, no_way}}, stops);
  EXPECT_NEAR(seconds_between(graph, 0, 1), 50, 1e-12);
  EXPECT_TRUE(std::isinf(seconds_between(graph, 1, 0)));
  const std::vector<Point> route = graph.route(graph.from_stop(0), graph.vertex_of_stop(1));
  EXPECT_EQ(route, (std::vector<Point>{{200, 0}, {500, 0}, {700, 0}}));
}

TEST(TravelGraph, draws_the_way_back_along_a_chain) {
  const WalkNetwork network(lines_of({"LINESTRING(0 0,500 0,1000 0)"}));
  const std::vector<NetworkPlace> stops{*network.snap({700, 0}, 1), *network.snap({200, 0}, 1)};
  const TravelGraph graph(network, {{100, 200}}, stops);
  EXPECT_NEAR(seconds_between(graph, 0, 1), 100, 1e-12);
  EXPECT_EQ(graph.route(graph.from_stop(0), graph.vertex_of_stop(1)),
            (std::vector<Point>{{700, 0}, {500, 0}, {200, 0}}));
}

// The stop at the node is found on the one-way street that ends there; it leaves by the other street, and it
// is reached from there, 20 s either way.
TEST(TravelGraph, lets_a_stop_at_a_node_use_all_that_meets_there) {
  const WalkNetwork network(lines_of({"LINESTRING(0 0,100 0)", "LINESTRING(100 0,300 0)"}));
  const std::vector<NetworkPlace> stops{*network.snap({100, 0}, 1), *network.snap({300, 0}, 1)};
  ASSERT_EQ(stops[0].chain, 0U);
  const TravelGraph graph(network, {{10, no_way}, {20, 20}}, stops);
  EXPECT_NEAR(seconds_between(graph, 0, 1), 20, 1e-12);
  EXPECT_NEAR(seconds_between(graph, 1, 0), 20, 1e-12);
}

// A grid of streets with random times and directions against Floyd and Warshall's algorithm.
TEST(TravelGraph, agrees_with_another_algorithm) {
  constexpr int side = 5, nodes = side * side;
  std::mt19937 random(7);
  std::uniform_real_distribution<double> seconds(5, 50), chance(0, 1);
  Shapes lines(ShapeKind::line);
  std::vector<ChainTime> times;
  std::vector<std::vector<double>> least(nodes, std::vector<double>(nodes, no_way));
  for (int i = 0; i < nodes; ++i) least[i][i] = 0;
  const auto at = [](int i) { return Point{100.0 * (i % side), 100.0 * (i / side)}; };
  const auto street = [&](int a, int b) {
    if (chance(random) < 0.1) return;
    lines.add_part(std::vector<Point>{at(a), at(b)});
    lines.end_feature();
    times.push_back(
        {chance(random) < 0.15 ? no_way : seconds(random), chance(random) < 0.15 ? no_way : seconds(random)});
    least[a][b] = times.back().forward_s;
    least[b][a] = times.back().backward_s;
  };
  for (int i = 0; i < nodes; ++i) {
    if (i % side + 1 < side) street(i, i + 1);
    if (i + side < nodes) street(i, i + side);
  }
  for (int k = 0; k < nodes; ++k)
    for (int i = 0; i < nodes; ++i)
      for (int j = 0; j < nodes; ++j) least[i][j] = std::min(least[i][j], least[i][k] + least[k][j]);
  const WalkNetwork network(lines);
  std::vector<NetworkPlace> stops;
  for (int i = 0; i < nodes; ++i) stops.push_back(*network.snap(at(i), 1));
  const TravelGraph graph(network, times, stops);
  for (int i = 0; i < nodes; ++i) {
    for (int j = 0; j < nodes; ++j) {
      if (std::isinf(least[i][j]))
        EXPECT_TRUE(std::isinf(seconds_between(graph, i, j))) << i << " to " << j;
      else
        EXPECT_NEAR(seconds_between(graph, i, j), least[i][j], 1e-9) << i << " to " << j;
    }
  }
}

}  // namespace
}  // namespace citygauge
