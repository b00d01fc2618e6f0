// Where lines run along others: fifty bus routes on one street, digitised exactly on its centreline or each a
// little beside it. So that the street can be counted once, every stretch beside an earlier line is named.
#pragma once

#include <span>
#include <vector>

#include "geometry/parallel_segments.hpp"

namespace citygauge {

struct RepeatSearch {
  double max_gap_m = 0;  // lines within a millimetre are always the same
  double max_angle_deg = 10;
};

/// Fractions of a segment.
struct SegmentStretch {
  double from = 0;
  double to = 1;
};

/// For each segment the stretches, disjoint and ascending, where one with a lower index lies beside it within
/// the gap and about parallel, either way round. Two segments are compared where both lie, projected on the
/// bisector of their directions; where they face each other for a centimetre or less they are not. A repeated
/// stretch repeats all the same: of lines 10 m apart from one another, three abreast are one at a gap of 15
/// m. REQUIRES segments of some length; is fast when neighbours stand close together in the list.
[[nodiscard]] std::vector<std::vector<SegmentStretch>> repeated_stretches(
    std::span<const twins::LineSegment> segments, const RepeatSearch& search);

}  // namespace citygauge
