// The union of discs of one radius, with exact arcs: what lies within 500 m of a bus stop.
//
// The area inside a polygon follows from Green's theorem over the border of the intersection: the arcs that
// no other disc covers, where they lie inside the polygon, and the stretches of the polygon's edges that lie
// inside some disc. No disc is ever replaced by a many-sided polygon, which would be 0.1 to 0.7 % too small.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "geometry/box_tree.hpp"
#include "geometry/disc_arcs.hpp"
#include "geometry/point.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

class DiscUnion {
 public:
  /// REQUIRES radius_m > 0 and finite centres. Equal centres are kept once; their order does not matter to
  /// any result. Cost: O(n log n), however densely they lie.
  DiscUnion(std::vector<Point> centres, double radius_m);

  /// Area of the union inside one polygon, m²: relative error at most 1e-9 of the polygon's area. Exactly
  /// `area_m2(polygon)` where the polygon is covered all over, 0 where no disc is near. Safe to call from
  /// several threads. REQUIRES a valid polygon.
  [[nodiscard]] double area_within(ShapeView polygon) const;

  /// Whether `p` is at most the radius away from a centre.
  [[nodiscard]] bool covers(Point p) const;

  /// The distinct centres, from south to north.
  [[nodiscard]] const std::vector<Point>& centres() const { return centres_; }
  [[nodiscard]] double radius_m() const { return radius_; }

  /// The arcs of the circle about `centres()[index]` that no other disc covers, by angle.
  [[nodiscard]] std::span<const Arc> bare_arcs(std::size_t index) const {
    return std::span(arcs_).subspan(arc_begin_[index], arc_begin_[index + 1] - arc_begin_[index]);
  }

 private:
  double radius_;
  std::vector<Point> centres_;
  PointTree tree_;
  std::vector<std::size_t> arc_begin_{0};  // centres + 1 offsets into arcs_
  std::vector<Arc> arcs_;
};

}  // namespace citygauge
