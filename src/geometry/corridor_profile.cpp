#include "geometry/corridor_profile.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace citygauge {

namespace {

/// A part of an arc and the extremes of its width.
struct Stretch {
  const AxisArc* arc;
  ArcRange range;
  double least_m, greatest_m;
};

std::vector<Stretch> stretches(const WidthGraph& graph, std::span<const std::size_t> edges) {
  std::vector<Stretch> result;
  for (const std::size_t i : edges) {
    const AxisArc& arc = graph.edges[i].arc;
    const ArcRange range = arc.between_opposite_walls();
    if (range.empty()) continue;
    result.push_back({&arc, range, arc.width_m(arc.narrowest(range)),
                      std::max(arc.width_m(range.begin), arc.width_m(range.end))});
  }
  return result;
}

double length_below(std::span<const Stretch> parts, double width_m) {
  double sum = 0;
  for (const Stretch& part : parts) sum += part.arc->length_below_m(part.range, width_m);
  return sum;
}

/// The width that the share `share` of the length is below, by bisection; stretches that lie wholly on one
/// side of the bracket are settled at once, so that the work shrinks with it.
double quantile(std::vector<Stretch> open, double total_m, double share) {
  constexpr double resolution_m = 1e-7;
  double low = std::numeric_limits<double>::infinity();
  double high = 0;
  for (const Stretch& part : open) {
    low = std::min(low, part.least_m);
    high = std::max(high, part.greatest_m);
  }
  double wanted = total_m * share;
  while (high - low > resolution_m) {
    const double middle = low + (high - low) / 2;
    const bool reached = length_below(open, middle) >= wanted;
    (reached ? high : low) = middle;
    const auto settled = std::remove_if(open.begin(), open.end(), [&](const Stretch& part) {
      if (part.greatest_m <= low) wanted -= part.arc->length_m(part.range);
      return part.greatest_m <= low || part.least_m >= high;
    });
    open.erase(settled, open.end());
  }
  return high;
}

double squared_gap(const Neck& a, const Neck& b) {
  return squared_length(between(a.wall_a, a.wall_b, 0.5) - between(b.wall_a, b.wall_b, 0.5));
}

struct Candidate {
  Neck neck;
  std::uint32_t bank_a, bank_b;
};

}  // namespace

void measure_profile(CorridorWidth& result, const WidthGraph& graph, std::span<const std::size_t> edges,
                     double threshold_m) {
  const std::vector<Stretch> parts = stretches(graph, edges);
  if (parts.empty()) return;
  result.min_m = std::numeric_limits<double>::infinity();
  for (const Stretch& part : parts) {
    result.min_m = std::min(result.min_m, part.least_m);
    result.axis_length_m += part.arc->length_m(part.range);
  }
  result.below_length_m = length_below(parts, threshold_m);
  result.p5_m = quantile(parts, result.axis_length_m, 0.05);
  result.median_m = quantile(parts, result.axis_length_m, 0.5);
}

Neck neck_of(const AxisArc& arc) {
  const double t = arc.narrowest(arc.range());
  const auto [a, b] = arc.chord(t);
  return {a, b, arc.width_m(t)};
}

std::vector<Neck> find_necks(const WidthGraph& graph, std::span<const std::size_t> edges,
                             std::size_t bottleneck_edge, double threshold_m) {
  std::vector<Candidate> candidates;
  for (const std::size_t i : edges) {
    const WidthEdge& edge = graph.edges[i];
    if (i != bottleneck_edge && !edge.arc.has_own_minimum(edge.arc.between_opposite_walls())) continue;
    const Neck neck = neck_of(edge.arc);
    if (neck.width_m < threshold_m) candidates.push_back({neck, edge.bank_a, edge.bank_b});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.neck.width_m, a.neck.wall_a, a.neck.wall_b) <
           std::tie(b.neck.width_m, b.neck.wall_a, b.neck.wall_b);
  });
  std::vector<Candidate> told;
  for (const Candidate& next : candidates) {
    const bool near_a_narrower = std::any_of(told.begin(), told.end(), [&](const Candidate& other) {
      return other.bank_a == next.bank_a && other.bank_b == next.bank_b &&
             squared_gap(other.neck, next.neck) < next.neck.width_m * next.neck.width_m;
    });
    if (!near_a_narrower) told.push_back(next);
  }
  std::vector<Neck> necks;
  for (const Candidate& candidate : told) necks.push_back(candidate.neck);
  return necks;
}

}  // namespace citygauge
