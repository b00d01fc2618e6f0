// An order of shapes that does not depend on how they came in.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

#include "geometry/shapes.hpp"

namespace citygauge {

/// By their coordinates, one after the other. Shapes of the same coordinates are taken for the same.
[[nodiscard]] inline bool geometrically_less(ShapeView a, ShapeView b) {
  return std::ranges::lexicographical_compare(a.points(), b.points());
}

/// The numbers of the features in that order; `is_before(i, j)` decides between those of the same
/// coordinates.
template <typename Before>
[[nodiscard]] std::vector<std::size_t> geometric_order(const Shapes& shapes, const Before& is_before) {
  std::vector<std::size_t> order(shapes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    if (geometrically_less(shapes[a], shapes[b])) return true;
    return !geometrically_less(shapes[b], shapes[a]) && is_before(a, b);
  });
  return order;
}
[[nodiscard]] inline std::vector<std::size_t> geometric_order(const Shapes& shapes) {
  return geometric_order(shapes, [](std::size_t, std::size_t) { return false; });
}

}  // namespace citygauge
