// Which dead ends of the medial axis are mere spurs into corners (declared in width_graph.hpp).
#include <algorithm>

#include "geometry/graph_incidence.hpp"
#include "geometry/width_graph.hpp"

namespace citygauge {

namespace {

class SpurRemover {
 public:
  SpurRemover(WidthGraph& graph, std::span<const std::uint32_t> keep)
      : graph_(graph),
        incidence_(graph.node_count, graph.edges),
        degree_(graph.node_count),
        removed_(graph.edges.size()),
        pinned_(graph.node_count) {
    spurs_.longest_m.resize(graph.node_count);
    spurs_.second_m.resize(graph.node_count);
    for (std::uint32_t node = 0; node < graph.node_count; ++node) {
      degree_[node] = static_cast<std::uint32_t>(incidence_.at(node).size());
    }
    for (const std::uint32_t node : keep) pinned_[node] = true;
  }

  SpurLengths run() {
    for (std::uint32_t node = 0; node < graph_.node_count; ++node) remove_spur_from(node);
    for (std::uint32_t node = 0; node < graph_.node_count; ++node) trim_tip(node);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < graph_.edges.size(); ++i) {
      if (!removed_[i]) graph_.edges[kept++] = graph_.edges[i];
    }
    graph_.edges.resize(kept);
    return std::move(spurs_);
  }

 private:
  [[nodiscard]] bool is_tip(std::uint32_t node) const { return degree_[node] == 1 && !pinned_[node]; }

  [[nodiscard]] std::uint32_t last_edge_at(std::uint32_t node) const {
    for (const std::uint32_t edge : incidence_.at(node)) {
      if (!removed_[edge]) return edge;
    }
    return 0;  // not reached: asked for tips only
  }

  void remove_spur_from(std::uint32_t node) {
    while (is_tip(node)) {
      const std::uint32_t i = last_edge_at(node);
      const WidthEdge& edge = graph_.edges[i];
      if (!edge.arc.between_opposite_walls().empty()) return;
      const std::uint32_t there = edge.from == node ? edge.to : edge.from;
      removed_[i] = true;
      --degree_[node];
      --degree_[there];
      add_spur(there, spurs_.longest_m[node] + edge.arc.length_m(edge.arc.range()));
      node = there;
    }
  }

  void add_spur(std::uint32_t node, double length) {
    double& longest = spurs_.longest_m[node];
    double& second = spurs_.second_m[node];
    second = std::max(second, std::min(longest, length));
    longest = std::max(longest, length);
  }

  void trim_tip(std::uint32_t node) {
    if (!is_tip(node)) return;
    WidthEdge& edge = graph_.edges[last_edge_at(node)];
    const bool tip_is_from = edge.from == node;
    const double tip = tip_is_from ? edge.arc.from() : edge.arc.to();
    const double inner = tip_is_from ? edge.arc.to() : edge.arc.from();
    const ArcRange kept = edge.arc.between_opposite_walls();
    const double trimmed = tip < inner ? kept.begin : kept.end;
    spurs_.longest_m[node] += edge.arc.length_m({std::min(tip, trimmed), std::max(tip, trimmed)});
    edge.arc = tip_is_from ? edge.arc.part(trimmed, inner) : edge.arc.part(inner, trimmed);
  }

  WidthGraph& graph_;
  GraphIncidence incidence_;
  std::vector<std::uint32_t> degree_;
  std::vector<bool> removed_, pinned_;
  SpurLengths spurs_;
};

}  // namespace

SpurLengths remove_spurs(WidthGraph& graph, std::span<const std::uint32_t> keep) {
  return SpurRemover(graph, keep).run();
}

}  // namespace citygauge
