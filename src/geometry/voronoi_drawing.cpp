#include "geometry/voronoi_drawing.hpp"

#include <boost/polygon/detail/voronoi_ctypes.hpp>
#include <numeric>

namespace citygauge {
namespace {

constexpr std::uint32_t none = 0xffffffff;
constexpr unsigned same_ulps = 128;

bool same(double a, double b) {
  using Comparison = boost::polygon::detail::ulp_comparison<double>;
  return Comparison()(a, b, same_ulps) == Comparison::EQUAL;
}

}  // namespace

bool VoronoiDrawing::Edge::is_finite() const {
  return edge.from != none && edge.to != none;
}

std::uint32_t VoronoiDrawing::add_edge(Site left, Site right, bool apart) {
  edges_.push_back({{none, none, left, right}, apart});
  return static_cast<std::uint32_t>(2 * (edges_.size() - 1));
}

std::uint32_t VoronoiDrawing::add_vertex(Point place) {
  vertices_.push_back(place);
  return static_cast<std::uint32_t>(vertices_.size() - 1);
}

void VoronoiDrawing::begin_at(std::uint32_t half_edge, std::uint32_t vertex) {
  VoronoiEdge& edge = edges_[half_edge / 2].edge;
  (half_edge % 2 == 0 ? edge.from : edge.to) = vertex;
}

std::uint32_t VoronoiDrawing::merged(std::uint32_t vertex) {
  while (parent_[vertex] != vertex) vertex = parent_[vertex] = parent_[parent_[vertex]];
  return vertex;
}

void VoronoiDrawing::merge_vertices() {
  parent_.resize(vertices_.size());
  std::iota(parent_.begin(), parent_.end(), 0U);
  for (const Edge& e : edges_) {
    if (!e.is_finite()) continue;
    const std::uint32_t from = merged(e.edge.from);
    const std::uint32_t to = merged(e.edge.to);
    if (same(vertices_[from].x, vertices_[to].x) && same(vertices_[from].y, vertices_[to].y))
      parent_[to] = from;
  }
}

SegmentVoronoi VoronoiDrawing::finish() && {
  merge_vertices();
  SegmentVoronoi result{std::move(vertices_), {}};
  result.edges.reserve(edges_.size() / 2);
  for (const Edge& e : edges_) {
    if (!e.apart || !e.is_finite()) continue;
    const std::uint32_t from = merged(e.edge.from);
    const std::uint32_t to = merged(e.edge.to);
    if (from != to) result.edges.push_back({from, to, e.edge.left, e.edge.right});
  }
  return result;
}

}  // namespace citygauge
