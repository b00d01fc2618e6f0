// Least travel times along a network with directions: from a stop on it to all its nodes and to other stops
// (Dijkstra, 1959), and the ways that take them.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "geometry/walk_network.hpp"

namespace citygauge {

/// Seconds for a whole chain as it is drawn, and against that; infinity where one may not go.
struct ChainTime {
  double forward_s = 0, backward_s = 0;
};

/// Times from one stop. Vertices are the network's nodes, then the stops.
struct TravelTimes {
  static constexpr double unreachable = std::numeric_limits<double>::infinity();
  std::vector<double> seconds;      // to each vertex
  std::vector<std::uint32_t> edge;  // by which it is reached
};

class TravelGraph {
 public:
  /// `times`: one per chain of the network, which must outlive the graph. REQUIRES chain costs that are
  /// lengths.
  TravelGraph(const WalkNetwork& network, const std::vector<ChainTime>& times,
              std::span<const NetworkPlace> stops);

  [[nodiscard]] std::uint32_t vertex_of_stop(std::size_t stop) const {
    return static_cast<std::uint32_t>(network_.node_count() + stop);
  }

  /// Times from a stop to every vertex; with `is_goal` only until the first of those is reached.
  [[nodiscard]] TravelTimes from_stop(std::size_t stop,
                                      const std::function<bool(std::uint32_t)>& is_goal = {}) const;

  /// The way to a vertex, from the stop on. REQUIRES that it is reached.
  [[nodiscard]] std::vector<Point> route(const TravelTimes& times, std::uint32_t to) const;

 private:
  /// Along a chain from one place (as NetworkPlace::along) to another.
  struct Edge {
    std::uint32_t from = 0, to = 0;
    double seconds = 0;
    std::uint32_t chain = 0;
    double begin = 0, end = 0;
  };
  static constexpr std::uint32_t no_edge = std::numeric_limits<std::uint32_t>::max();

  void add_chain(std::uint32_t chain, ChainTime time,
                 std::span<const std::pair<double, std::uint32_t>> stops);
  void add_points(const Edge& edge, std::vector<Point>& points) const;

  const WalkNetwork& network_;
  std::size_t vertices_ = 0;
  std::vector<Edge> edges_;                // by `from`
  std::vector<std::uint32_t> edge_begin_;  // CSR: edges from each vertex
};

}  // namespace citygauge
