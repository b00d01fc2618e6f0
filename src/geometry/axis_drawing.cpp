// The axis drawn as polylines (declared in corridor_profile.hpp).
#include <algorithm>
#include <limits>
#include <tuple>

#include "geometry/corridor_profile.hpp"
#include "geometry/graph_incidence.hpp"

namespace citygauge {

namespace {

constexpr double points_per_width = 10;  // no two points nearer than a tenth of the local width

/// The part of an arc between opposite walls; its ends are nodes of their own where that part stops short.
struct Piece {
  const AxisArc* arc;
  ArcRange range;
  std::uint32_t from, to;
};

std::vector<Piece> pieces_of(const WidthGraph& graph, std::span<const std::size_t> edges,
                             std::uint32_t& node_count) {
  std::vector<Piece> pieces;
  for (const std::size_t i : edges) {
    const WidthEdge& edge = graph.edges[i];
    const ArcRange range = edge.arc.between_opposite_walls();
    if (range.empty()) continue;
    const ArcRange whole = edge.arc.range();
    const bool forward = edge.arc.from() <= edge.arc.to();
    const std::uint32_t begin = forward ? edge.from : edge.to;
    const std::uint32_t end = forward ? edge.to : edge.from;
    pieces.push_back({&edge.arc, range, range.begin > whole.begin ? node_count++ : begin,
                      range.end < whole.end ? node_count++ : end});
  }
  return pieces;
}

/// Grows one polyline, piece by piece, leaving out points that are too near to the last one.
class LineDrawer {
 public:
  LineDrawer() { edge_.min_width_m = std::numeric_limits<double>::infinity(); }

  void add(const Piece& piece, bool forward) {
    const AxisArc& arc = *piece.arc;
    const double narrowest = arc.narrowest(piece.range);
    const double least = arc.width_m(narrowest);
    bool least_pending = least < edge_.min_width_m;
    const double begin = forward ? piece.range.begin : piece.range.end;
    const double end = forward ? piece.range.end : piece.range.begin;
    if (edge_.line.empty()) put(arc, begin);
    const int steps = step_count(arc, piece.range, least);
    for (int i = 0; i < steps; ++i) {
      const double t = begin + (end - begin) * i / steps;
      const double next = i + 1 == steps ? end : begin + (end - begin) * (i + 1) / steps;
      put_if_apart(arc, t);
      if (!least_pending || narrowest < std::min(t, next) || narrowest > std::max(t, next)) continue;
      put_least(arc, narrowest);
      least_pending = false;
    }
    edge_.length_m += arc.length_m(piece.range);
    last_arc_ = &arc;
    last_t_ = end;
  }

  AxisEdge finish() {
    put(*last_arc_, last_t_);
    return std::move(edge_);
  }

 private:
  static int step_count(const AxisArc& arc, ArcRange range, double least_m) {
    if (arc.is_linear() || least_m <= 0) return 1;
    return 1 + static_cast<int>(std::min(100.0, (range.end - range.begin) * points_per_width / least_m));
  }

  void put(const AxisArc& arc, double t) {
    const Point place = arc.place(t);
    if (!edge_.line.empty() && edge_.line.back() == place) return;
    edge_.line.push_back(place);
    edge_.width_m.push_back(arc.width_m(t));
  }

  void put_if_apart(const AxisArc& arc, double t) {
    if (distance(edge_.line.back(), arc.place(t)) * points_per_width >= arc.width_m(t)) put(arc, t);
  }

  void put_least(const AxisArc& arc, double t) {
    put(arc, t);
    edge_.min_width_m = arc.width_m(t);
    edge_.min_place = arc.place(t);
    std::tie(edge_.wall_a, edge_.wall_b) = arc.chord(t);
  }

  AxisEdge edge_;
  const AxisArc* last_arc_ = nullptr;
  double last_t_ = 0;
};

class AxisDrawer {
 public:
  AxisDrawer(std::uint32_t node_count, const std::vector<Piece>& pieces)
      : pieces_(pieces), incidence_(node_count, pieces), drawn_(pieces.size()) {}

  std::vector<AxisEdge> draw() {
    for (std::uint32_t node = 0; node < incidence_.node_count(); ++node) {
      if (incidence_.at(node).size() != 2) draw_all_from(node);
    }
    for (const Piece& piece : pieces_) draw_all_from(piece.from);  // what is left are rings
    return std::move(edges_);
  }

 private:
  void draw_all_from(std::uint32_t node) {
    for (const std::uint32_t first : incidence_.at(node)) {
      if (!drawn_[first]) edges_.push_back(drawn_from(node, first));
    }
  }

  AxisEdge drawn_from(std::uint32_t node, std::uint32_t piece) {
    LineDrawer line;
    while (true) {
      const bool forward = pieces_[piece].from == node;
      drawn_[piece] = true;
      line.add(pieces_[piece], forward);
      node = forward ? pieces_[piece].to : pieces_[piece].from;
      const auto incident = incidence_.at(node);
      if (incident.size() != 2) break;
      piece = incident[0] == piece ? incident[1] : incident[0];
      if (drawn_[piece]) break;
    }
    return line.finish();
  }

  const std::vector<Piece>& pieces_;
  GraphIncidence incidence_;
  std::vector<bool> drawn_;
  std::vector<AxisEdge> edges_;
};

}  // namespace

std::vector<AxisEdge> draw_axis(const WidthGraph& graph, std::span<const std::size_t> edges) {
  std::uint32_t node_count = graph.node_count;
  const std::vector<Piece> pieces = pieces_of(graph, edges, node_count);
  return AxisDrawer(node_count, pieces).draw();
}

}  // namespace citygauge
