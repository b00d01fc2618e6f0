// Drops points that cannot be seen on paper, so that a city's layers make a sheet of a few megabytes.
#pragma once

#include <span>
#include <vector>

#include "geometry/point.hpp"

namespace citygauge {

/// The line without points that lie within `tolerance` of the chord that replaces them (Douglas and Peucker,
/// 1973). Its ends stay. 0 keeps all.
[[nodiscard]] std::vector<Point> thinned_line(std::span<const Point> line, double tolerance);

/// The same of a closed ring. The result is closed and keeps at least three different corners where the ring
/// has them, be it ever so small: what exists is not lost. The point where it begins stays.
[[nodiscard]] std::vector<Point> thinned_ring(std::span<const Point> ring, double tolerance);

}  // namespace citygauge
