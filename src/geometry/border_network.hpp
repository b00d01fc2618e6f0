// The borders of polygons as arcs: stretches between places where three or more borders meet. A stretch that
// two polygons share is one arc, whichever way round each of them runs.
#pragma once

#include <cstddef>
#include <vector>

#include "geometry/shapes.hpp"

namespace citygauge {

/// One way along an arc.
struct ArcUse {
  std::size_t arc = 0;
  bool backwards = false;
};

struct BorderNetwork {
  /// Each arc in the direction that its own coordinates choose, ends included; a closed one ends where it
  /// began.
  std::vector<std::vector<Point>> arcs;
  /// For each part of the shapes, in their order: the arcs that make it up, end to end. None for a part of
  /// fewer than three different points.
  std::vector<std::vector<ArcUse>> rings;
};

/// REQUIRES polygons with finite coordinates and closed rings.
[[nodiscard]] BorderNetwork border_network(const Shapes& polygons);

/// The borders as lines, a shared one once: each polygon's feature has the arcs that none before it had. So
/// drawn, a dashed border is not two out of step.
[[nodiscard]] Shapes borders_once(const Shapes& polygons);

}  // namespace citygauge
