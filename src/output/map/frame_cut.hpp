// Cuts lines and rings to a box, so that a sheet does not carry what is not seen on it.
#pragma once

#include <span>
#include <vector>

#include "geometry/point.hpp"

namespace citygauge {

/// The stretches of a line that lie in the box, in order; each has at least two points. (Liang and Barsky,
/// 1984, segment by segment.)
[[nodiscard]] std::vector<std::vector<Point>> line_within(const Box& box, std::span<const Point> line);

/// The closed ring that bounds what the closed `ring` has in the box, running the same way round; empty when
/// that is nothing. Where it falls into several pieces they stay joined along the box's border. (Sutherland
/// and Hodgman, 1974.)
[[nodiscard]] std::vector<Point> ring_within(const Box& box, std::span<const Point> ring);

}  // namespace citygauge
