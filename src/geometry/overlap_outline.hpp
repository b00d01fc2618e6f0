// The outline of the overlap of two polygons, for drawing what the input holds twice. In general position it
// takes a few microseconds; where the two borders touch or run along one another GEOS is asked.
#pragma once

#include "geometry/shapes.hpp"

namespace citygauge {

/// Appends one feature: the overlap of two valid polygons. Returns false and appends nothing when they do not
/// overlap.
bool append_overlap(Shapes& out, ShapeView a, ShapeView b);

}  // namespace citygauge
