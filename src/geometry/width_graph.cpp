#include "geometry/width_graph.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "geometry/graph_incidence.hpp"

namespace citygauge {

namespace {

constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();

std::uint32_t other_end(const WidthEdge& edge, std::uint32_t node) {
  return edge.from == node ? edge.to : edge.from;
}

std::uint32_t find_root(std::vector<std::uint32_t>& parent, std::uint32_t i) {
  while (parent[i] != i) i = parent[i] = parent[parent[i]];
  return i;
}

/// Tarjan's biconnected components, for the one component that an imagined edge from `a` to `b` belongs to:
/// its edges are those on simple ways between the two.
class WaysFinder {
 public:
  WaysFinder(const WidthGraph& graph, std::uint32_t a)
      : graph_(graph),
        incidence_(graph.node_count, graph.edges),
        order_(graph.node_count, unseen),
        lowest_(graph.node_count, unseen) {
    order_[a] = next_order_++;
  }

  std::vector<std::size_t> from(std::uint32_t b) {
    enter(b, unseen);
    while (path_.size() > 1 || path_.front().next < incidence_.at(b).size()) {
      Step& step = path_.back();
      const auto incident = incidence_.at(step.node);
      if (step.next < incident.size()) {
        follow(step, incident[step.next++]);
      } else {
        leave();
      }
    }
    std::sort(stack_.begin(), stack_.end());
    return reached_a_ ? std::vector<std::size_t>(stack_.begin(), stack_.end()) : std::vector<std::size_t>{};
  }

 private:
  struct Step {
    std::uint32_t node;
    std::uint32_t by_edge;
    std::size_t next = 0;         // among the node's incident edges
    std::size_t stack_begin = 0;  // of the edges seen since this node was entered
  };

  void enter(std::uint32_t node, std::uint32_t by_edge) {
    order_[node] = lowest_[node] = next_order_++;
    path_.push_back({node, by_edge, 0, stack_.size()});
  }

  void follow(const Step& step, std::uint32_t edge) {
    if (edge == step.by_edge) return;
    const std::uint32_t node = step.node;
    const std::uint32_t there = other_end(graph_.edges[edge], node);
    if (there == node) return;
    if (order_[there] == unseen) {
      enter(there, edge);
    } else if (order_[there] < order_[node]) {
      stack_.push_back(edge);
      lowest_[node] = std::min(lowest_[node], order_[there]);
      reached_a_ |= order_[there] == 0;
    }
  }

  // Leaves the last node; what hangs on its parent by that one node only is no way between the ends.
  void leave() {
    const Step left = path_.back();
    path_.pop_back();
    const std::uint32_t parent = path_.back().node;
    if (lowest_[left.node] >= order_[parent]) {
      stack_.resize(left.stack_begin);
    } else {
      stack_.push_back(left.by_edge);
      lowest_[parent] = std::min(lowest_[parent], lowest_[left.node]);
    }
  }

  const WidthGraph& graph_;
  GraphIncidence incidence_;
  std::vector<std::uint32_t> order_, lowest_;
  std::uint32_t next_order_ = 0;
  std::vector<Step> path_;
  std::vector<std::uint32_t> stack_;
  bool reached_a_ = false;
};

}  // namespace

WidthGraph width_graph(const MedialAxis& axis) {
  WidthGraph graph;
  graph.node_count = static_cast<std::uint32_t>(axis.nodes.size());
  graph.edges.reserve(axis.edges.size());
  for (const MedialEdge& edge : axis.edges) {
    graph.edges.push_back(
        {edge.from, edge.to, AxisArc(edge.left, edge.right, axis.nodes[edge.from], axis.nodes[edge.to]),
         std::min(edge.left_bank, edge.right_bank), std::max(edge.left_bank, edge.right_bank)});
  }
  return graph;
}

std::vector<std::size_t> edges_between(const WidthGraph& graph, std::uint32_t a, std::uint32_t b) {
  if (a == b || graph.edges.empty()) return {};
  return WaysFinder(graph, a).from(b);
}

std::size_t narrowest_edge_of_widest_way(const WidthGraph& graph, std::span<const std::size_t> edges,
                                         std::uint32_t a, std::uint32_t b) {
  std::vector<std::pair<double, std::size_t>> by_width;
  by_width.reserve(edges.size());
  for (const std::size_t i : edges) {
    const AxisArc& arc = graph.edges[i].arc;
    by_width.emplace_back(-arc.width_m(arc.narrowest(arc.range())), i);
  }
  std::sort(by_width.begin(), by_width.end());
  std::vector<std::uint32_t> parent(graph.node_count);
  std::iota(parent.begin(), parent.end(), 0U);
  for (const auto& [negative_width, i] : by_width) {
    parent[find_root(parent, graph.edges[i].from)] = find_root(parent, graph.edges[i].to);
    if (find_root(parent, a) == find_root(parent, b)) return i;
  }
  return by_width.back().second;
}

}  // namespace citygauge
