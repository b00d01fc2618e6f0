#include "geometry/corridor.hpp"

#include <algorithm>

#include "geometry/corridor_ends.hpp"
#include "geometry/corridor_profile.hpp"
#include "geometry/local_width.hpp"
#include "geometry/medial_axis.hpp"
#include "geometry/way_finish.hpp"
#include "geometry/width_graph.hpp"

namespace citygauge {

namespace {

struct Piece {
  std::size_t shell;  // which part
  double area_m2;     // holes taken off
};

std::vector<Piece> pieces_of(ShapeView free_space) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < free_space.part_count(); ++i) {
    const double area = doubled_signed_area(free_space.part(i)) / 2;
    if (area > 0) pieces.push_back({i, 0});
    if (!pieces.empty()) pieces.back().area_m2 += area;
  }
  return pieces;
}

bool shell_surrounds(ShapeView free_space, const Piece& outer, const Piece& inner) {
  Shapes shell;
  shell.add_part(free_space.part(outer.shell));
  shell.end_feature();
  return contains(shell[0], free_space.part(inner.shell).front());
}

/// Without given ends: whether the free space falls into pieces that count. Scraps below a hundredth of the
/// area do not, nor do courtyards, which lie inside a hole of a larger piece.
bool is_cut(ShapeView free_space) {
  constexpr double least_share = 0.01;
  std::vector<Piece> pieces = pieces_of(free_space);
  std::sort(pieces.begin(), pieces.end(),
            [](const Piece& a, const Piece& b) { return a.area_m2 > b.area_m2; });
  double total = 0;
  for (const Piece& piece : pieces) total += piece.area_m2;
  for (std::size_t i = 1; i < pieces.size() && pieces[i].area_m2 >= least_share * total; ++i) {
    if (!shell_surrounds(free_space, pieces.front(), pieces[i])) return true;
  }
  return false;
}

using Nodes = std::pair<std::uint32_t, std::uint32_t>;

/// The nodes between which the width is measured; where an end is not given, the longest way decides.
std::optional<Nodes> end_nodes(WidthGraph& graph, const MedialAxis& axis, const OpenedBorder& border,
                               const CorridorEnds& ends) {
  const bool has_a = ends.a.size() > 0;
  const bool has_b = ends.b.size() > 0;
  if (!has_a && !has_b) return ends_of_longest_way(graph, remove_spurs(graph, {}), std::nullopt);
  const auto nodes = cut_at_finish(graph, axis.nodes, border);
  if (has_a && has_b) return Nodes{nodes[0], nodes[1]};
  return ends_of_longest_way(graph, remove_spurs(graph, nodes), has_a ? nodes[0] : nodes[1]);
}

/// A compact space without given ends is as wide as its largest disc.
CorridorWidth width_of_compact_space(ShapeView free_space) {
  CorridorWidth result;
  for (const WidthStretch& stretch : width_stretches(free_space)) {
    for (const double share : {0.0, 1.0}) {
      const WidthPlace at = stretch.at(share);
      if (at.width_m <= result.bottleneck_m) continue;
      result.bottleneck = Neck{at.wall_a, at.wall_b, at.width_m};
      result.bottleneck_m = result.min_m = result.p5_m = result.median_m = at.width_m;
    }
  }
  result.linked = result.bottleneck_m > 0;
  return result;
}

CorridorWidth width_between(const WidthGraph& graph, Nodes nodes, double threshold_m) {
  CorridorWidth result;
  const std::vector<std::size_t> edges = edges_between(graph, nodes.first, nodes.second);
  if (edges.empty()) return result;
  const std::size_t narrowest = narrowest_edge_of_widest_way(graph, edges, nodes.first, nodes.second);
  measure_profile(result, graph, edges, threshold_m);
  result.necks = find_necks(graph, edges, narrowest, threshold_m);
  result.axis = draw_axis(graph, edges);
  result.linked = true;
  result.bottleneck = neck_of(graph.edges[narrowest].arc);
  result.bottleneck_m = result.bottleneck->width_m;
  return result;
}

/// Whether some piece of the free space comes near both ends. Where none does no way links them.
bool a_piece_reaches(ShapeView free_space, const CorridorEnds& ends) {
  constexpr double reach_m = 2;  // more than an end's reach
  const auto meets = [&](const Piece& piece, const Shapes& end) {
    Box box;
    for (const Point p : free_space.part(piece.shell)) box.add(p);
    return box.grown(reach_m).intersects(end.box());
  };
  const std::vector<Piece> pieces = pieces_of(free_space);
  return std::any_of(pieces.begin(), pieces.end(),
                     [&](const Piece& piece) { return meets(piece, ends.a) && meets(piece, ends.b); });
}

}  // namespace

double corridor_net_width_m(ShapeView free_space, const CorridorEnds& ends) {
  const bool all_ends_given = ends.a.size() > 0 && ends.b.size() > 0;
  if (all_ends_given ? !a_piece_reaches(free_space, ends) : is_cut(free_space)) return 0;
  return measure_corridor(free_space, ends, 0).bottleneck_m;
}

CorridorWidth measure_corridor(ShapeView free_space, const CorridorEnds& ends, double threshold_m) {
  const OpenedBorder border = open_border(free_space, ends);
  const MedialAxis axis = medial_axis(border.walls[0]);
  WidthGraph graph = width_graph(axis);
  const bool all_ends_given = ends.a.size() > 0 && ends.b.size() > 0;
  const bool no_ends_given = ends.a.size() == 0 && ends.b.size() == 0;
  const auto nodes = end_nodes(graph, axis, border, ends);
  CorridorWidth result;
  if (nodes) result = width_between(graph, *nodes, threshold_m);
  if (!nodes && no_ends_given) result = width_of_compact_space(free_space);
  if (!all_ends_given && is_cut(free_space)) {
    result.linked = false;
    result.bottleneck_m = 0;
    result.bottleneck.reset();
  }
  return result;
}

}  // namespace citygauge
