// How two nearly parallel segments face each other: both are projected on the bisector of their directions,
// which treats them alike, so that s beside t is the same as t beside s.
#pragma once

#include <optional>

#include "geometry/parallel_segments.hpp"

namespace citygauge::twins {

/// Positions x along the bisector, m, from the start of s. Where both segments lie, between lo and hi, the
/// signed gap from s to t (positive to the left of s) is linear.
struct FacingSegments {
  double s_end = 0;             // s reaches from 0 to s_end
  double t_from = 0, t_to = 0;  // t_from > t_to when t runs against s
  double s_length_m = 0, t_length_m = 0;
  double lo = 0, hi = 0;
  double gap_lo = 0, gap_hi = 0;  // at lo and hi
  bool same_direction = false;

  [[nodiscard]] double gap(double x) const { return gap_lo + (gap_hi - gap_lo) * (x - lo) / (hi - lo); }
  /// Metres along s, and along t, at x.
  [[nodiscard]] double along_s_m(double x) const { return x / s_end * s_length_m; }
  [[nodiscard]] double along_t_m(double x) const { return (x - t_from) / (t_to - t_from) * t_length_m; }
};

/// nullopt when they turn by more than asin(max_sine), or face each other for no more than a centimetre.
/// REQUIRES segments of some length.
[[nodiscard]] std::optional<FacingSegments> facing_segments(const LineSegment& s, const LineSegment& t,
                                                            double max_sine);

/// The part of `x` where t lies on the given side of s (1 left, -1 right) and at most `limit_m` away.
[[nodiscard]] std::optional<FacingSegments> within_gap(const FacingSegments& x, double side, double limit_m);

}  // namespace citygauge::twins
