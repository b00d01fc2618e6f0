// The walk up a tile, slab by slab.
//
// Between two neighbouring heights at which an edge begins or ends lies a slab; within it edges are straight,
// and where some cross it is cut at the crossings. Nothing is ever decided by comparing nearly equal
// positions for good: the order is found afresh in each slab, so that borders that differ by a nanometre or a
// millimetre cost at most the sliver between them.
#pragma once

#include <span>
#include <vector>

#include "geometry/sweep_edges.hpp"

namespace citygauge {

/// An edge that passes through a slab, with its positions there.
struct PassingEdge {
  double bottom = 0;
  double top = 0;
  double middle = 0;
  double slope = 0;  // dx / dy
  const SweepEdge* edge = nullptr;

  [[nodiscard]] double x_at(double y) const {
    return y == edge->high.y ? edge->high.x : edge->low.x + (y - edge->low.y) * slope;
  }
};

class SlabVisitor {
 public:
  virtual ~SlabVisitor() = default;
  /// One slab without crossings. `order`: its edges from left to right by `middle`, the position at
  /// mid-height.
  virtual void visit_slab(std::span<const PassingEdge> order, double bottom, double top) = 0;
};

/// Reusable workspace; one per thread.
class SlabWalk {
 public:
  /// Visits the slabs from the lowest to the highest. REQUIRES canonical edges, which must outlive the walk.
  void walk(std::span<const SweepEdge> edges, SlabVisitor& visitor);

 private:
  [[nodiscard]] double admit_edges_from(double y, std::span<const SweepEdge>& waiting);
  void pass_slab(double bottom, double top, SlabVisitor& visitor);
  [[nodiscard]] bool edges_cross() const;
  void find_crossings(double bottom, double top);
  void pass_crossed_slab(double bottom, double top, SlabVisitor& visitor);
  void drop_edges_ending_at(double y);

  std::vector<PassingEdge> passing_;    // from left to right
  std::vector<PassingEdge> reordered_;  // scratch of a slab with crossings
  std::vector<double> crossings_;       // their heights
};

}  // namespace citygauge
