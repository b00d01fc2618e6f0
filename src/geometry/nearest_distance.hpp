// How far it is, as the crow flies, to the nearest of many features of any kind.
#pragma once

#include <optional>
#include <vector>

#include "geometry/box_tree.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

class NearestDistance {
 public:
  /// Adds a feature; all are of one kind.
  void add(ShapeView shape);
  /// Builds the tree. REQUIRES that nothing is added afterwards.
  void build();

  [[nodiscard]] bool empty() const { return segments_.empty() && !tree_; }
  /// Distance in metres from `p` to the nearest feature, 0 inside a polygon; infinity beyond `limit_m`. May
  /// be called from several threads at once.
  [[nodiscard]] double distance_m(Point p, double limit_m) const;

 private:
  /// By the winding number: rings are oriented, so overlapping polygons and holes are no trouble.
  [[nodiscard]] bool is_inside(Point p) const;

  std::vector<Segment> segments_;  // until built; a point is a segment without length
  bool polygons_ = false;
  std::optional<SegmentTree> tree_;
};

/// Squared distance from `p` to the nearest point of the segment, m².
[[nodiscard]] double squared_distance(const Segment& segment, Point p);

}  // namespace citygauge
