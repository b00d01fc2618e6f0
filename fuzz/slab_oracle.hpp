// Area of a union inside a district by plain horizontal slabs: slow, and of another making than the sweep.
// GEOS 3.11 is no oracle here: its unary union now and then loses a part that touches another along an edge
// (fuzz/corpus/union_area/geos_loses_a_sliver).
#pragma once

#include "geometry/shapes.hpp"

namespace citygauge::fuzz {

/// m², by cutting at the height of every vertex and of every crossing of two edges.
[[nodiscard]] double slab_union_area_m2(const Shapes& polygons, ShapeView district);

/// Length of all borders, m: what a rounding of coordinates is multiplied with.
[[nodiscard]] double border_length_m(const Shapes& polygons, ShapeView district);

}  // namespace citygauge::fuzz
