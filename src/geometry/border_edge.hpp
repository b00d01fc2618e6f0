// An edge of a district's border, and what can be on a map at all.
#pragma once

#include <cmath>
#include <cstdint>

#include "geometry/point.hpp"

namespace citygauge {

/// The district lies on the left of from→to.
struct BorderEdge {
  Point from;
  Point to;
  std::uint32_t district = 0;
};

/// Whether the coordinates are finite and less than 1e12 m: beyond that no map goes and arithmetic may
/// overflow.
[[nodiscard]] inline bool is_on_map(Point p) {
  constexpr double farthest_m = 1e12;
  return std::abs(p.x) < farthest_m && std::abs(p.y) < farthest_m;
}

}  // namespace citygauge
