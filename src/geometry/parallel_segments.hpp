// Pairs of segments that lie nearly parallel side by side within a distance: a coarse but fast filter over a
// hashed grid, ahead of any exact judgement. It may name pairs that turn out not to face each other, never
// misses one that does for more than a few centimetres.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "geometry/point.hpp"

namespace citygauge::twins {

struct LineSegment {
  Point a;
  Point b;
};

struct ParallelSearch {
  double max_gap_m = 0;
  double max_angle_deg = 0;
};

/// Pairs of indices (smaller first), sorted, each once. Segments of no length are passed over, and so are
/// grid cells with more than a thousand pieces, so that no input makes the search quadratic.
[[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> find_parallel_segments(
    std::span<const LineSegment> segments, const ParallelSearch& search);

}  // namespace citygauge::twins
