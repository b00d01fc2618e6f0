#include "geometry/sweep_edges.hpp"

#include <algorithm>
#include <utility>

namespace citygauge {
namespace {

/// Slabs with fewer edges than this on average are swept at once.
constexpr double dense_slab = 16;
constexpr std::size_t fewest_to_cut = 48;
constexpr std::size_t sampled_slabs = 24;
/// A cut is worth its while if sweeping both strips costs at most this share of sweeping the whole. Near 1,
/// for crossings, which cost more and are not counted, gain by every cut.
constexpr double worthwhile_share = 0.95;

/// The winding of `group` along the left border changes by `winding` at height y.
struct BorderStep {
  std::uint32_t group = 0;
  double y = 0;
  std::int32_t winding = 0;
  friend auto operator<=>(const BorderStep&, const BorderStep&) = default;
};

bool on_left_border(const SweepEdge& edge) {
  return edge.low.x == 0 && edge.high.x == 0;
}

void join_left_border(std::vector<SweepEdge>& edges) {
  const auto border =
      std::partition(edges.begin(), edges.end(), [](const SweepEdge& e) { return !on_left_border(e); });
  if (edges.end() - border < 2) return;
  std::vector<BorderStep> steps;
  for (auto edge = border; edge != edges.end(); ++edge) {
    steps.push_back({edge->group, edge->low.y, edge->winding});
    steps.push_back({edge->group, edge->high.y, -edge->winding});
  }
  edges.erase(border, edges.end());
  std::sort(steps.begin(), steps.end());
  std::int32_t winding = 0;
  double from = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    std::int32_t change = steps[i].winding;
    while (i + 1 < steps.size() && steps[i + 1].group == steps[i].group && steps[i + 1].y == steps[i].y) {
      change += steps[++i].winding;
    }
    if (change == 0) continue;
    if (winding != 0) edges.push_back({{0, from}, {0, steps[i].y}, steps[i].group, winding});
    winding += change;
    from = steps[i].y;
  }
}

bool same_but_winding(const SweepEdge& a, const SweepEdge& b) {
  return a.low == b.low && a.high == b.high && a.group == b.group;
}

void join_identical(std::vector<SweepEdge>& edges) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < edges.size();) {
    SweepEdge edge = edges[i];
    for (++i; i < edges.size() && same_but_winding(edge, edges[i]); ++i) edge.winding += edges[i].winding;
    if (edge.winding != 0) edges[kept++] = edge;
  }
  edges.resize(kept);
}

/// Of a sweep, in edges passed.
double cost(const std::vector<SweepEdge>& edges) {
  return static_cast<double>(edges.size()) * edges_per_slab(edges);
}

double median_x(const std::vector<SweepEdge>& edges) {
  std::vector<double> middles;
  middles.reserve(edges.size());
  for (const SweepEdge& edge : edges) middles.push_back((edge.low.x + edge.high.x) / 2);
  const auto median = middles.begin() + static_cast<std::ptrdiff_t>(middles.size() / 2);
  std::nth_element(middles.begin(), median, middles.end());
  return *median;
}

/// What lies left of the cut acts on the right strip as an edge on its left border.
void add_left(Strips& strips, const SweepEdge& edge) {
  if (edge.low.y == edge.high.y) return;
  const bool on_cut = edge.low.x >= strips.left_width && edge.high.x >= strips.left_width;
  if (!on_cut) strips.left.push_back(edge);
  strips.right.push_back({{0, edge.low.y}, {0, edge.high.y}, edge.group, edge.winding});
}

void add_right(Strips& strips, SweepEdge edge) {
  if (edge.low.y == edge.high.y) return;
  edge.low.x -= strips.left_width;
  edge.high.x -= strips.left_width;
  strips.right.push_back(edge);
}

void add_to_strips(Strips& strips, const SweepEdge& edge) {
  const double cut = strips.left_width;
  if (edge.low.x <= cut && edge.high.x <= cut) return add_left(strips, edge);
  if (edge.low.x >= cut && edge.high.x >= cut) return add_right(strips, edge);
  const double t = (cut - edge.low.x) / (edge.high.x - edge.low.x);
  const Point p{cut, edge.low.y + (edge.high.y - edge.low.y) * t};
  SweepEdge lower = edge;
  SweepEdge upper = edge;
  lower.high = p;
  upper.low = p;
  add_left(strips, edge.low.x < cut ? lower : upper);
  add_right(strips, edge.low.x < cut ? upper : lower);
}

}  // namespace

void make_canonical(std::vector<SweepEdge>& edges) {
  join_left_border(edges);
  // A lambda, for a function's address would not be inlined: half of the sort's time.
  std::sort(edges.begin(), edges.end(),
            [](const SweepEdge& a, const SweepEdge& b) { return begins_before(a, b); });
  join_identical(edges);
}

/// At the height where an edge begins, all those pass that begin no higher and have not ended: summed over
/// the edges, for each the number of edges that begin beside it.
double edges_per_slab(const std::vector<SweepEdge>& edges) {
  const std::size_t step = edges.size() / sampled_slabs + 1;
  double beside = 0;
  double samples = 0;
  for (std::size_t i = 0; i < edges.size(); i += step) {
    const auto edge = edges.begin() + static_cast<std::ptrdiff_t>(i);
    const auto above =
        std::partition_point(edge, edges.end(), [&](const SweepEdge& e) { return e.low.y < edge->high.y; });
    beside += static_cast<double>(above - edge);
    ++samples;
  }
  return samples == 0 ? 0 : beside / samples;
}

Strips split_if_dense(const std::vector<SweepEdge>& edges, double width) {
  if (edges.size() < fewest_to_cut || edges_per_slab(edges) <= dense_slab) return {};
  Strips strips;
  strips.left_width = median_x(edges);
  if (strips.left_width <= 0 || strips.left_width >= width) return {};
  for (const SweepEdge& edge : edges) add_to_strips(strips, edge);
  make_canonical(strips.left);
  make_canonical(strips.right);
  if (cost(strips.left) + cost(strips.right) > worthwhile_share * cost(edges)) return {};
  return strips;
}

}  // namespace citygauge
