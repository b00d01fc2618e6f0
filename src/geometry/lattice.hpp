// Points with integer coordinates and the exact questions that are asked about them. Differences of 64-bit
// coordinates may reach 2^62: their products fit into 128 bits.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace citygauge {

__extension__ using Wide = __int128;

struct LatticePoint {
  std::int64_t x = 0, y = 0;
  friend auto operator<=>(const LatticePoint&, const LatticePoint&) = default;
};

struct LatticeSegment {
  LatticePoint a, b;
};

/// Twice the signed area of the triangle a, b, p: positive when `p` lies left of a→b.
template <typename P>
[[nodiscard]] Wide turn(P a, P b, P p) {
  return Wide{std::int64_t{b.x} - a.x} * (std::int64_t{p.y} - a.y) -
         Wide{std::int64_t{b.y} - a.y} * (std::int64_t{p.x} - a.x);
}

[[nodiscard]] inline int sign(Wide value) {
  return (value > 0) - (value < 0);
}

/// Whether `p` lies on the segment, but not at one of its ends.
template <typename S, typename P>
[[nodiscard]] bool strictly_inside(const S& s, P p) {
  if (p == s.a || p == s.b || turn(s.a, s.b, p) != 0) return false;
  return p.x >= std::min(s.a.x, s.b.x) && p.x <= std::max(s.a.x, s.b.x) && p.y >= std::min(s.a.y, s.b.y) &&
         p.y <= std::max(s.a.y, s.b.y);
}

/// Whether two segments cross at a place that is an end of neither.
template <typename S>
[[nodiscard]] bool cross_properly(const S& s, const S& t) {
  return sign(turn(s.a, s.b, t.a)) * sign(turn(s.a, s.b, t.b)) < 0 &&
         sign(turn(t.a, t.b, s.a)) * sign(turn(t.a, t.b, s.b)) < 0;
}

}  // namespace citygauge
