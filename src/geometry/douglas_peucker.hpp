// Which points of a line matter at a given tolerance (Douglas and Peucker, 1973), without recursion.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "geometry/point.hpp"

namespace citygauge {

/// A point of a line and how far it lies from the chord between two others, m.
struct FarPoint {
  std::size_t place = 0;
  double distance_m = 0;
};

/// Of the points strictly between `first` and `last` the one farthest from the segment that joins these two;
/// the first of several. {first, 0} when there is none between.
[[nodiscard]] FarPoint farthest_from_chord(std::span<const Point> line, std::size_t first, std::size_t last);

/// Places, ascending, of the points that stay: the first, the last, and as many between that the lines
/// through all points and through those kept lie nowhere farther apart than `tolerance_m` (Hausdorff). A
/// line that ends where it began keeps at least the point farthest from there. A tolerance that is not above
/// 0 keeps all. n log n steps; some 200 n on a line made for worse, of which more points than needed stay.
[[nodiscard]] std::vector<std::size_t> kept_places(std::span<const Point> line, double tolerance_m);

}  // namespace citygauge
