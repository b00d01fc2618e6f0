// What lies beyond the distance of all points, drawn: the evidence of coverage measures.
#pragma once

#include "geometry/disc_union.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

/// A smaller gap is not drawn.
constexpr double least_uncovered_m2 = 1;

/// Appends one feature, `polygon` without the discs; nothing when nothing is left.
void draw_uncovered(const DiscUnion& discs, ShapeView polygon, Shapes& out);

}  // namespace citygauge
