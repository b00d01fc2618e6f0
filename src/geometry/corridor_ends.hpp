// Where a corridor meets its two ends: which part of its border is open there, and which lines a way has to
// reach.
//
// The border of the free space is open to an end where it lies inside or on it, or runs along it (at less
// than 45°) within 1 m; the rest is wall. A contact shorter than 2 m is a touch, not an opening. Where an end
// meets only a part of the corridor's short side, the whole side is open: a side runs on from the contact as
// long as it keeps its direction to within 30°, and it is short if it is no longer than 4 × area / perimeter,
// which in a rectangle is true of the shorter sides alone. Gate lines that stop inside the free space are
// prolonged to its border.
#pragma once

#include <array>
#include <vector>

#include "geometry/corridor.hpp"
#include "geometry/segment_boxes.hpp"

namespace citygauge {

/// A line that ends a way when it comes from a side that is open.
struct FinishLine {
  Segment line;
  bool from_left = true, from_right = true;
};

struct OpenedBorder {
  Shapes walls{ShapeKind::line};  // one feature: what is not open, the free space on the left
  std::array<std::vector<FinishLine>, 2> finish_lines;  // of the ends a and b; none: that end is not given
};

[[nodiscard]] OpenedBorder open_border(ShapeView free_space, const CorridorEnds& ends);

}  // namespace citygauge
