// The border of a union of equal discs: of each circle, the arcs that no other disc covers.
//
// A point of circle i is bare exactly where no centre is nearer to it than centre i, so only a disc's natural
// neighbours matter. The tree is searched nearest first and left as soon as nothing in a subtree can cut what
// is still bare; a disc in the thick of a cluster is known to be buried after a handful of neighbours.
#pragma once

#include <vector>

#include "geometry/box_tree.hpp"
#include "geometry/point.hpp"

namespace citygauge {

/// A stretch of a circle, counter-clockwise; angles in radians from east, 0 <= from < to <= 2π.
struct Arc {
  double from = 0;
  double to = 0;
};

/// Finds the bare arcs of one circle after another; keeps its buffers between them.
class BareArcs {
 public:
  /// REQUIRES radius_m > 0. The tree must outlive this and hold no two equal points.
  BareArcs(const PointTree& centres, double radius_m) : centres_(centres), radius_(radius_m) {}

  /// The bare arcs of the circle about `centre` (one of the tree's points), by angle; none: it is buried. An
  /// arc that passes angle 0 is returned in two. Valid until the next call. Error of an end: a few 1e-16 rad.
  [[nodiscard]] const std::vector<Arc>& about(Point centre);

 private:
  struct Stretch {
    Arc arc;
    Point first;  // its ends, relative to the centre
    Point last;
    double squared_reach = 0;  // a centre no farther off than this cannot cut it without covering an end
  };

  [[nodiscard]] Stretch make_stretch(double from, double to) const;
  [[nodiscard]] bool may_cut(const Box& neighbours) const;
  [[nodiscard]] bool may_cover(const Box& neighbours, Point p) const;
  void cut(Point neighbour);
  void remove(double from, double to);

  const PointTree& centres_;
  double radius_;
  std::vector<Stretch> bare_;
  std::vector<Stretch> remainder_;
  std::vector<Arc> arcs_;
};

}  // namespace citygauge
