// The outline of the overlap of two polygons, for drawing what the input holds twice. In general position it
// takes a few microseconds; where the two borders touch or run along one another GEOS is asked.
#pragma once

#include "geometry/shapes.hpp"

namespace citygauge {

/// Appends one feature: the overlap of two valid polygons; of two whose corners differ by a centimetre at
/// most the first itself. Returns false and appends nothing when they do not overlap; when they overlap by
/// less than `least_m2`, it may.
bool append_overlap(Shapes& out, ShapeView a, ShapeView b, double least_m2 = 0);

}  // namespace citygauge
