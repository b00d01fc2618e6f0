#include "geometry/border_cells.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "geometry/side_of_line.hpp"

namespace citygauge {
namespace {

constexpr double smallest_cell_m = 1;
constexpr double edges_across_cell = 4;  // a cell is at most as many mean edge lengths wide
constexpr double most_cells = 1 << 20;
constexpr double most_listings = 1 << 24;  // of edges in cells, roughly

std::vector<BorderEdge> border_edges(const Shapes& districts) {
  std::vector<BorderEdge> edges;
  edges.reserve(districts.points().size());
  for (std::size_t district = 0; district < districts.size(); ++district) {
    const ShapeView shape = districts[district];
    for (std::size_t part = 0; part < shape.part_count(); ++part) {
      const auto ring = shape.part(part);
      for (std::size_t i = 1; i < ring.size(); ++i) {
        if (ring[i - 1] == ring[i] || !is_on_map(ring[i - 1]) || !is_on_map(ring[i])) continue;
        edges.push_back({ring[i - 1], ring[i], static_cast<std::uint32_t>(district)});
      }
    }
  }
  return edges;
}

Box box_of(std::span<const BorderEdge> edges) {
  Box box;
  for (const BorderEdge& edge : edges) {
    box.add(edge.from);
    box.add(edge.to);
  }
  return box;
}

/// Cells near the wished size, but few enough for the extent and small enough for borders with many vertices.
CellFrame frame_over(const Box& extent, std::span<const BorderEdge> edges, double cell_m) {
  if (edges.empty()) return {};
  const double border_m =
      std::accumulate(edges.begin(), edges.end(), 0.0,
                      [](double sum, const BorderEdge& e) { return sum + distance(e.from, e.to); });
  const double mean_edge_m = border_m / static_cast<double>(edges.size());
  double cell = std::max(smallest_cell_m, std::min(cell_m, edges_across_cell * mean_edge_m));
  cell = std::max(cell, std::sqrt(extent.width() / most_cells * extent.height()));
  cell = std::max(cell, std::max(extent.width(), extent.height()) / (most_cells / 8));
  return {extent, std::max(cell, border_m / most_listings)};
}

/// By how much the winding number about `p` exceeds that about `middle`, for one edge. The way leads north or
/// south to the height of `p`, then east or west.
int winding_change(const BorderEdge& edge, Point middle, Point p) {
  const Point a = edge.from;
  const Point b = edge.to;
  const Point corner{middle.x, p.y};
  int change = 0;
  if ((a.x <= middle.x) != (b.x <= middle.x)) {
    const int passed = int{lies_north(a, b, corner)} - int{lies_north(a, b, middle)};
    change += a.x < b.x ? passed : -passed;
  }
  if ((a.y <= p.y) != (b.y <= p.y)) {
    const int passed = int{lies_east(a, b, p)} - int{lies_east(a, b, corner)};
    change += b.y < a.y ? passed : -passed;
  }
  return change;
}

}  // namespace

BorderCells::BorderCells(const Shapes& districts, double cell_m, double reach_m)
    : edges_(border_edges(districts)),
      extent_(box_of(edges_)),
      frame_(frame_over(extent_, edges_, cell_m)),
      sets_(districts.size()),
      set_of_cell_(sets_of_cells(frame_, edges_, sets_)) {
  list_edges(reach_m);
}

void BorderCells::list_edges(double reach_m) {
  edge_begin_.assign(frame_.cell_count() + 1, 0);
  for (const BorderEdge& edge : edges_) {
    frame_.visit_cells(edge.from, edge.to, reach_m,
                       [&](std::size_t cell) { return ++edge_begin_[cell + 1] > 0; });
  }
  std::partial_sum(edge_begin_.begin(), edge_begin_.end(), edge_begin_.begin());
  edge_of_cell_.resize(edge_begin_.back());
  std::vector<std::size_t> next(edge_begin_.begin(), edge_begin_.end() - 1);
  for (std::uint32_t i = 0; i < edges_.size(); ++i) {
    frame_.visit_cells(edges_[i].from, edges_[i].to, reach_m, [&](std::size_t cell) {
      edge_of_cell_[next[cell]++] = i;
      return true;
    });
  }
}

void BorderCells::locate(Point p, std::vector<std::uint32_t>& districts) const {
  if (!extent_.contains(p)) return;
  const std::size_t cell = frame_.cell_of(p);
  const Point middle = frame_.middle(cell);
  const auto at_middle = districts_at_middle(cell);
  const auto edges = edges_near(cell);
  auto member = at_middle.begin();
  for (auto edge = edges.begin(); edge != edges.end();) {
    const std::uint32_t district = edges_[*edge].district;
    for (; member != at_middle.end() && *member < district; ++member) districts.push_back(*member);
    int winding = 0;
    if (member != at_middle.end() && *member == district) {
      winding = 1;
      ++member;
    }
    for (; edge != edges.end() && edges_[*edge].district == district; ++edge) {
      winding += winding_change(edges_[*edge], middle, p);
    }
    if (winding != 0) districts.push_back(district);
  }
  districts.insert(districts.end(), member, at_middle.end());
}

}  // namespace citygauge
