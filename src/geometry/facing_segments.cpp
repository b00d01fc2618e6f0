#include "geometry/facing_segments.hpp"

#include <algorithm>
#include <cmath>

namespace citygauge::twins {
namespace {

constexpr double min_facing_m = 0.01;  // shorter overlaps are rounding

}  // namespace

std::optional<FacingSegments> facing_segments(const LineSegment& s, const LineSegment& t, double max_sine) {
  FacingSegments x;
  x.s_length_m = distance(s.a, s.b);
  x.t_length_m = distance(t.a, t.b);
  const Point s_direction = (s.b - s.a) * (1 / x.s_length_m);
  const Point t_direction = (t.b - t.a) * (1 / x.t_length_m);
  if (std::abs(cross(s_direction, t_direction)) > max_sine) return std::nullopt;

  x.same_direction = dot(s_direction, t_direction) > 0;
  const Point sum = x.same_direction ? s_direction + t_direction : s_direction - t_direction;
  const Point axis = sum * (1 / std::hypot(sum.x, sum.y));
  x.s_end = dot(axis, s.b - s.a);
  x.t_from = dot(axis, t.a - s.a);
  x.t_to = dot(axis, t.b - s.a);
  x.lo = std::max(0.0, std::min(x.t_from, x.t_to));
  x.hi = std::min(x.s_end, std::max(x.t_from, x.t_to));
  if (!(x.hi - x.lo > min_facing_m)) return std::nullopt;

  const auto gap_at = [&](double place) {
    const Point on_s = between(s.a, s.b, place / x.s_end);
    const Point on_t = between(t.a, t.b, (place - x.t_from) / (x.t_to - x.t_from));
    return cross(axis, on_t - on_s);
  };
  x.gap_lo = gap_at(x.lo);
  x.gap_hi = gap_at(x.hi);
  return x;
}

std::optional<FacingSegments> within_gap(const FacingSegments& x, double side, double limit_m) {
  const double first = side * x.gap_lo;
  const double last = side * x.gap_hi;
  if (std::max(first, last) <= 0 || std::min(first, last) > limit_m) return std::nullopt;
  // Reached only with gaps that differ: one end is outside, the other is not, or they are on both sides.
  const auto place_of = [&](double gap) { return x.lo + (x.hi - x.lo) * (gap - first) / (last - first); };
  FacingSegments cut = x;
  if (first < 0) cut.lo = place_of(0);
  if (first > limit_m) cut.lo = place_of(limit_m);
  if (last < 0) cut.hi = place_of(0);
  if (last > limit_m) cut.hi = place_of(limit_m);
  cut.gap_lo = x.gap(cut.lo);
  cut.gap_hi = x.gap(cut.hi);
  if (!(cut.hi - cut.lo > min_facing_m)) return std::nullopt;
  return cut;
}

}  // namespace citygauge::twins
