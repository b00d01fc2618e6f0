// Lines drawn by hand rarely meet exactly: an end stops a hand's breadth short of the street that it leads
// to, or shoots past it. Here every end that lies within a tolerance of another line is joined to it, so that
// a network of these lines is connected there. Nothing is moved, so no length changes.
#pragma once

#include <cstddef>

#include "geometry/shapes.hpp"

namespace citygauge {

/// The lines in an order that does not depend on that of the features.
[[nodiscard]] Shapes in_order(const Shapes& lines);

struct JoinedLines {
  /// Those given, with a vertex more wherever an end of another meets them; then the links, from such an end
  /// to that vertex, each a feature.
  Shapes lines{ShapeKind::line};
  std::size_t given = 0;  // lines[given] is the first link
};

/// The result does not depend on the order of the lines. Ends on which the other line has a vertex already
/// need no link. A line may meet itself, but not right behind its end.
[[nodiscard]] JoinedLines join_ends(const Shapes& lines, double join_m);

}  // namespace citygauge
