// Polygons from the pieces of their border: directed lines, interior on the left, joined end to end into
// rings, and rings sorted into shells and their holes.
#pragma once

#include <vector>

#include "geometry/shapes.hpp"

namespace citygauge {

/// Appends one feature: what the lines enclose. Ends within a millimetre count as one point. Returns false
/// and appends nothing when the lines do not close, when a hole lies in no shell, or when nothing is
/// enclosed.
bool append_enclosed(Shapes& out, const std::vector<std::vector<Point>>& lines);

}  // namespace citygauge
