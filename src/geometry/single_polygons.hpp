// A multipolygon taken apart.
#pragma once

#include "geometry/shapes.hpp"

namespace citygauge {

/// The polygons of a multipolygon feature, one by one, each with its holes.
[[nodiscard]] Shapes single_polygons(ShapeView feature);

}  // namespace citygauge
