// An order of shapes that does not depend on how they came in.
#pragma once

#include <algorithm>

#include "geometry/shapes.hpp"

namespace citygauge {

/// By their coordinates, one after the other. Shapes of the same coordinates are taken for the same.
[[nodiscard]] inline bool geometrically_less(ShapeView a, ShapeView b) {
  return std::ranges::lexicographical_compare(a.points(), b.points());
}

}  // namespace citygauge
