#include "slab_oracle.hpp"

#include <algorithm>
#include <vector>

namespace citygauge::fuzz {
namespace {

struct Edge {
  Point low, high;
  int winding = 0;          // what passing it from west to east adds
  std::size_t polygon = 0;  // 0 is the district

  [[nodiscard]] long double x_at(long double y) const {
    const long double share = (y - low.y) / (static_cast<long double>(high.y) - low.y);
    return low.x + (static_cast<long double>(high.x) - low.x) * share;
  }
};

void add_edges(std::vector<Edge>& edges, ShapeView polygon, std::size_t number, Point origin) {
  for (std::size_t i = 0; i < polygon.part_count(); ++i) {
    const auto ring = polygon.part(i);
    for (std::size_t k = 1; k < ring.size(); ++k) {
      const Point a = ring[k - 1] - origin, b = ring[k] - origin;
      if (a.y < b.y) edges.push_back({a, b, -1, number});
      if (a.y > b.y) edges.push_back({b, a, 1, number});
    }
  }
}

std::vector<long double> heights_of(const std::vector<Edge>& edges) {
  std::vector<long double> heights;
  for (const Edge& e : edges) {
    heights.insert(heights.end(), {e.low.y, e.high.y});
    for (const Edge& f : edges) {
      const long double from = std::max(e.low.y, f.low.y), to = std::min(e.high.y, f.high.y);
      if (from >= to) continue;
      const long double before = e.x_at(from) - f.x_at(from), after = e.x_at(to) - f.x_at(to);
      if ((before < 0) != (after < 0)) heights.push_back(from + (to - from) * (before / (before - after)));
    }
  }
  std::ranges::sort(heights);
  return heights;
}

/// Width at height `y` of what lies in the district and in some polygon.
long double width_at(const std::vector<Edge>& edges, std::size_t polygons, long double y) {
  std::vector<std::pair<long double, const Edge*>> across;
  for (const Edge& edge : edges)
    if (edge.low.y < y && y < edge.high.y) across.emplace_back(edge.x_at(y), &edge);
  std::ranges::sort(across, {}, [](const auto& crossing) { return crossing.first; });
  std::vector<int> winding(polygons + 1);
  long double width = 0;
  for (std::size_t i = 0; i + 1 < across.size(); ++i) {
    winding[across[i].second->polygon] += across[i].second->winding;
    const bool covered = std::any_of(winding.begin() + 1, winding.end(), [](int w) { return w != 0; });
    if (winding[0] != 0 && covered) width += across[i + 1].first - across[i].first;
  }
  return width;
}

}  // namespace

double slab_union_area_m2(const Shapes& polygons, ShapeView district) {
  std::vector<Edge> edges;
  const Point origin = district.box().centre();
  add_edges(edges, district, 0, origin);
  for (std::size_t i = 0; i < polygons.size(); ++i) add_edges(edges, polygons[i], i + 1, origin);
  const std::vector<long double> heights = heights_of(edges);
  long double area = 0;
  for (std::size_t i = 1; i < heights.size();
       ++i) {  // widths are linear within a slab: the middle is the mean
    const long double height = heights[i] - heights[i - 1];
    if (height > 0) area += height * width_at(edges, polygons.size(), heights[i - 1] + height / 2);
  }
  return static_cast<double>(area);
}

double border_length_m(const Shapes& polygons, ShapeView district) {
  double sum_m = length_m(district);
  for (std::size_t i = 0; i < polygons.size(); ++i) sum_m += length_m(polygons[i]);
  return sum_m;
}

}  // namespace citygauge::fuzz
