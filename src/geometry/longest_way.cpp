// The longest way along the medial axis (declared in width_graph.hpp).
#include <functional>
#include <limits>
#include <queue>

#include "geometry/graph_incidence.hpp"
#include "geometry/width_graph.hpp"

namespace citygauge {

namespace {

using Ends = std::pair<std::uint32_t, std::uint32_t>;

std::uint32_t other_end(const WidthEdge& edge, std::uint32_t node) {
  return edge.from == node ? edge.to : edge.from;
}

/// Shortest ways along the axis from one node after another; what one search has touched, the next one
/// clears.
class FarthestNode {
 public:
  FarthestNode(const WidthGraph& graph, const SpurLengths& spurs)
      : graph_(graph),
        spurs_(spurs),
        incidence_(graph.node_count, graph.edges),
        distance_(graph.node_count, infinite),
        seen_(graph.node_count) {
    length_m_.reserve(graph.edges.size());
    for (const WidthEdge& edge : graph.edges) length_m_.push_back(edge.arc.length_m(edge.arc.range()));
  }

  struct End {
    std::uint32_t node = 0;
    double length_m = 0;  // of the way to it and on into its longest spur
  };

  End from(std::uint32_t start) {
    for (const std::uint32_t node : reached_) distance_[node] = infinite;
    reached_.clear();
    reach(start, 0);
    End best{start, 0};  // a way along the axis: it does not end where it starts
    while (!queue_.empty()) {
      const auto [distance, node] = queue_.top();
      queue_.pop();
      if (distance > distance_[node]) continue;
      const double length = distance + spurs_.longest_m[node];
      if (distance > 0 && length > best.length_m) best = {node, length};
      for (const std::uint32_t edge : incidence_.at(node))
        reach(other_end(graph_.edges[edge], node), distance + length_m_[edge]);
    }
    return best;
  }

  [[nodiscard]] bool has_seen(std::uint32_t node) const { return seen_[node]; }

 private:
  static constexpr double infinite = std::numeric_limits<double>::infinity();

  void reach(std::uint32_t node, double distance) {
    if (distance >= distance_[node]) return;
    if (distance_[node] == infinite) reached_.push_back(node);
    distance_[node] = distance;
    seen_[node] = true;
    queue_.emplace(distance, node);
  }

  const WidthGraph& graph_;
  const SpurLengths& spurs_;
  GraphIncidence incidence_;
  std::vector<double> length_m_;  // of each edge
  std::vector<double> distance_;
  std::vector<std::uint32_t> reached_;
  std::vector<bool> seen_;
  using Entry = std::pair<double, std::uint32_t>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

struct Way {
  Ends ends;
  double length_m = 0;
};

/// The longest way in the piece of axis that `start` belongs to.
Way longest_way_from(FarthestNode& farthest, const SpurLengths& spurs, std::uint32_t start) {
  FarthestNode::End end = farthest.from(start);
  Way way{{start, end.node}, spurs.longest_m[start] + end.length_m};
  while (true) {
    const FarthestNode::End next = farthest.from(end.node);
    const double length = spurs.longest_m[end.node] + next.length_m;
    if (length <= way.length_m) return way;
    way = {{end.node, next.node}, length};
    end = next;
  }
}

double longest_pair_of_spurs(const WidthGraph& graph, const SpurLengths& spurs) {
  double longest = 0;
  for (std::uint32_t node = 0; node < graph.node_count; ++node) {
    longest = std::max(longest, spurs.longest_m[node] + spurs.second_m[node]);
  }
  return longest;
}

}  // namespace

std::optional<Ends> ends_of_longest_way(const WidthGraph& graph, const SpurLengths& spurs,
                                        std::optional<std::uint32_t> from) {
  FarthestNode farthest(graph, spurs);
  if (from) {
    const FarthestNode::End end = farthest.from(*from);
    return end.length_m > 0 ? std::optional(Ends{*from, end.node}) : std::nullopt;
  }
  Way longest;
  for (const WidthEdge& edge : graph.edges) {  // once for each piece of free space
    if (farthest.has_seen(edge.from)) continue;
    const Way way = longest_way_from(farthest, spurs, edge.from);
    if (way.length_m > longest.length_m) longest = way;
  }
  if (longest.length_m <= longest_pair_of_spurs(graph, spurs)) return std::nullopt;
  return longest.ends;
}

}  // namespace citygauge
