// The medial axis as a graph whose edges know their width, and the ways through it: which edges lie between
// two ends, which way is widest, and which is the longest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "geometry/axis_arc.hpp"
#include "geometry/medial_axis.hpp"

namespace citygauge {

struct WidthEdge {
  std::uint32_t from = 0, to = 0;  // nodes, at the arc's two ends
  AxisArc arc;
  std::uint32_t bank_a = 0, bank_b = 0;  // the lesser and the greater bank of its two walls
};

struct WidthGraph {
  std::uint32_t node_count = 0;
  std::vector<WidthEdge> edges;
};

[[nodiscard]] WidthGraph width_graph(const MedialAxis& axis);

/// Indices of the edges that lie on some way from `a` to `b` that visits no node twice, ascending; empty when
/// they are not linked. Dead ends, and loops round islands inside them, are not among them.
[[nodiscard]] std::vector<std::size_t> edges_between(const WidthGraph& graph, std::uint32_t a,
                                                     std::uint32_t b);

/// The widest way: the edge of least width on the path between `a` and `b` in the maximum spanning tree of
/// `edges`. REQUIRES that they link `a` and `b`.
[[nodiscard]] std::size_t narrowest_edge_of_widest_way(const WidthGraph& graph,
                                                       std::span<const std::size_t> edges, std::uint32_t a,
                                                       std::uint32_t b);

/// How long the spurs were that hung on each node: the longest and the second longest.
struct SpurLengths {
  std::vector<double> longest_m, second_m;
};

/// Removes the spurs into corners: dead ends of which no part lies between opposite walls. Other dead ends
/// stop where their walls cease to be opposite. `keep`: nodes that are no dead ends.
[[nodiscard]] SpurLengths remove_spurs(WidthGraph& graph, std::span<const std::uint32_t> keep);

/// The two ends of the longest way along the axis with its spurs, on the axis without them: so a nick in the
/// end of a strip is no end of the way as long as the strip's corners are farther. Found by going from the
/// farthest to the farthest until the way grows no longer (exact without islands). With `from`, the node
/// farthest from it. None without edges, or when the longest way is but two spurs: then the space is compact
/// and has no ends.
[[nodiscard]] std::optional<std::pair<std::uint32_t, std::uint32_t>> ends_of_longest_way(
    const WidthGraph& graph, const SpurLengths& spurs, std::optional<std::uint32_t> from);

}  // namespace citygauge
