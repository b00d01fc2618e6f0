// Where a feature may be entered from a network of ways.
#pragma once

#include <vector>

#include "geometry/shapes.hpp"

namespace citygauge {

/// Appends a point where it lies; of a line or the border of a polygon a place at least every 20 m and every
/// vertex, the ends of lines among them: a park may be entered anywhere.
void append_entrances(ShapeView shape, std::vector<Point>& entrances);

}  // namespace citygauge
