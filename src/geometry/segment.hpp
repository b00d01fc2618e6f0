// A stretch of a line between two points.
#pragma once

#include <algorithm>

#include "geometry/point.hpp"

namespace citygauge {

struct Segment {
  Point a, b;

  [[nodiscard]] Box box() const {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
  }
};

}  // namespace citygauge
