// Borders between neighbouring areas, as one line rather than two: both areas get the same points when they
// are thinned, so that no gap opens between them, and a dashed border is drawn once, not twice out of step.
#pragma once

#include <span>
#include <vector>

#include "geometry/shapes.hpp"

namespace citygauge {

/// The borders of areas, cut at their nodes: the corners where areas begin or cease to run along each other.
/// Neighbours are recognised by equal points.
class BorderArcs {
 public:
  explicit BorderArcs(const Shapes& areas);

  /// The arcs of one of the areas' closed rings, in order; each begins where the one before ends. A ring
  /// without nodes is a single arc that begins at its least point.
  [[nodiscard]] std::vector<std::vector<Point>> of(std::span<const Point> ring) const;

 private:
  std::vector<Point> nodes_;  // sorted
};

/// The areas without the points that lie within `tolerance` of the chords that replace them (see
/// line_thinning.hpp). Neighbours stay neighbours; every ring keeps at least three corners.
[[nodiscard]] Shapes thinned_areas(const Shapes& areas, double tolerance);

/// The borders of areas as lines, a shared one once. Each area's feature has what no area before it had.
[[nodiscard]] Shapes borders_once(const Shapes& areas);

}  // namespace citygauge
