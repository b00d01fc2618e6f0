// Thinning out deep stacks: where many polygons of one level lie on top of one another, most of their edges
// and nearly all of their crossings are hidden below others. Uniting a few polygons at a time and keeping
// their outlines only costs time in proportion to the edges; one sweep over all of them costs its cube.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geometry/slab_walk.hpp"
#include "geometry/sweep_edges.hpp"

namespace citygauge {

/// The edges of one or more polygons of one level in a tile, canonical.
using EdgeSet = std::vector<SweepEdge>;

/// Orders the sets by what they hold, so that the order in which they came is forgotten.
void sort_sets(std::vector<EdgeSet>& sets);

/// Reusable workspace; one per thread.
class StackOutline : private SlabVisitor {
 public:
  /// Drops copies, then unites neighbouring sets as long as that lessens their edges. The union of all stays
  /// the same, to 1e-13 of the tile's width. REQUIRES sorted sets of one group.
  void thin_out(std::vector<EdgeSet>& sets, double width);

 private:
  /// The stretch of an edge, or of the right border, that is part of the outline; none when winding is 0.
  struct Stretch {
    double from = 0;
    double to = 0;
    std::int32_t winding = 0;
  };
  struct Outline {
    EdgeSet edges;
    std::vector<Stretch> open;  // the heights at which it goes on beyond the right border
  };

  [[nodiscard]] Outline outline_of(const EdgeSet& edges, double width);
  [[nodiscard]] Outline outline_of_strips(const Strips& strips, double width);
  void visit_slab(std::span<const PassingEdge> order, double bottom, double top) override;
  void extend(const SweepEdge& edge, std::int32_t winding, double bottom, double top);
  void extend_open(double bottom, double top);
  void end_stretch(const SweepEdge& edge, Stretch& stretch);

  SlabWalk walk_;
  const SweepEdge* first_edge_ = nullptr;  // of those being united
  std::vector<Stretch> stretches_;         // the latest of each edge
  Outline outline_;
};

}  // namespace citygauge
