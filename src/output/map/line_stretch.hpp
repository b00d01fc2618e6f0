// Stretches of a line along which a text may run.
#pragma once

#include <span>
#include <vector>

#include "geometry/point.hpp"

namespace citygauge {

struct LineStretch {
  Point middle;        // where the middle of the text belongs: on the chord, shifted to the bend's middle
  Point along;         // unit vector of the chord, in the line's direction
  double bend_mm = 0;  // half the width of the strip along the chord that holds the stretch
  double off_mid = 0;  // distance from the line's middle, as a share of its length, 0 to 0.5
};

/// Overlapping stretches of `length_mm` of the line, from its beginning to its end; none when it is shorter
/// or runs back on itself. REQUIRES length_mm > 0.
[[nodiscard]] std::vector<LineStretch> line_stretches(std::span<const Point> line, double length_mm);

/// Length of a line.
[[nodiscard]] double length_of(std::span<const Point> line);

/// The point halfway along. REQUIRES a line with a point.
[[nodiscard]] Point halfway(std::span<const Point> line);

}  // namespace citygauge
