// An outline of the part of a polygon that a union of discs leaves uncovered, for drawing. The area never
// comes from here: arcs are drawn as chords.
#pragma once

#include "geometry/disc_union.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

/// A drawn arc leaves its circle by at most this.
constexpr double drawn_arc_tolerance_m = 1;

/// Appends one feature: `polygon` without the discs. Returns false and appends nothing when nothing is left,
/// or when the border's pieces do not close (near-touches within rounding): draw it by other means then.
/// REQUIRES a valid polygon.
bool append_uncovered(Shapes& out, ShapeView polygon, const DiscUnion& discs);

}  // namespace citygauge
