#include "geometry/repeated_stretches.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <optional>
#include <utility>

#include "core/rounding.hpp"
#include "geometry/facing_segments.hpp"
#include "geometry/segment_boxes.hpp"

namespace citygauge {
namespace {

constexpr double least_gap_m = 1e-3;

/// Where t lies within the gap of s, as fractions of s.
std::optional<SegmentStretch> beside(const twins::LineSegment& s, const twins::LineSegment& t, double gap_m,
                                     double max_sine) {
  const auto facing = twins::facing_segments(s, t, max_sine);
  if (!facing) return std::nullopt;
  double lo = 0, hi = 1;  // of the part that both share
  const double slope = facing->gap_hi - facing->gap_lo;
  for (const double side : {1.0, -1.0}) {
    const double first = side * facing->gap_lo, last = side * facing->gap_hi;
    if (first > gap_m && last > gap_m) return std::nullopt;
    const double crossing = (side * gap_m - facing->gap_lo) / slope;
    if (first > gap_m) lo = std::max(lo, crossing);
    if (last > gap_m) hi = std::min(hi, crossing);
  }
  if (!(lo < hi)) return std::nullopt;
  const double width = facing->hi - facing->lo;
  return SegmentStretch{std::clamp((facing->lo + lo * width) / facing->s_end, 0.0, 1.0),
                        std::clamp((facing->lo + hi * width) / facing->s_end, 0.0, 1.0)};
}

/// Joins those that touch.
std::vector<SegmentStretch> joined(std::vector<SegmentStretch> stretches) {
  std::ranges::sort(stretches, {}, [](const SegmentStretch& s) { return std::pair(s.from, s.to); });
  std::vector<SegmentStretch> disjoint;
  for (const SegmentStretch& stretch : stretches) {
    if (disjoint.empty() || disjoint.back().to < stretch.from)
      disjoint.push_back(stretch);
    else
      disjoint.back().to = std::max(disjoint.back().to, stretch.to);
  }
  return disjoint;
}

/// Segments that are drawn many times, point for point, need comparing only once: the first of each,
/// ascending.
std::vector<std::uint32_t> first_of_equals(std::span<const twins::LineSegment> segments) {
  const auto ends = [&](std::uint32_t i) {
    return std::pair(std::min(segments[i].a, segments[i].b), std::max(segments[i].a, segments[i].b));
  };
  std::vector<std::uint32_t> order(segments.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return std::pair(ends(i), i); });
  std::vector<std::uint32_t> first;
  for (std::size_t k = 0; k < order.size(); ++k)
    if (k == 0 || ends(order[k]) != ends(order[k - 1])) first.push_back(order[k]);
  std::ranges::sort(first);
  return first;
}

}  // namespace

std::vector<std::vector<SegmentStretch>> repeated_stretches(std::span<const twins::LineSegment> segments,
                                                            const RepeatSearch& search) {
  const double gap_m = greatest_equal(std::max(search.max_gap_m, least_gap_m));
  const double max_sine = std::sin(search.max_angle_deg * std::numbers::pi / 180);
  const std::vector<std::uint32_t> distinct = first_of_equals(segments);
  std::vector<Segment> boxed;
  for (const std::uint32_t i : distinct) boxed.push_back({segments[i].a, segments[i].b});
  const SegmentBoxes near(boxed);
  std::vector<std::vector<SegmentStretch>> repeated(segments.size(), {{0, 1}});
  tbb::parallel_for(std::size_t{0}, distinct.size(), [&](std::size_t i) {
    std::vector<SegmentStretch> stretches;
    near.visit(boxed[i].box().grown(gap_m), [&](std::size_t earlier) {
      if (earlier >= i) return;
      if (const auto stretch = beside(segments[distinct[i]], segments[distinct[earlier]], gap_m, max_sine))
        stretches.push_back(*stretch);
    });
    repeated[distinct[i]] = joined(std::move(stretches));
  });
  return repeated;
}

}  // namespace citygauge
