// The sweep of one tile: how large the area is where each level is the topmost, in each place.
//
// In a slab without crossings the area between two neighbouring edges is their distance at mid-height times
// the slab's height, exactly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geometry/slab_walk.hpp"
#include "geometry/sweep_edges.hpp"

namespace citygauge {

/// Reusable workspace; one per thread. Place 0 is the whole tile, place d + 1 is district d of the tile.
/// Edges of level l have group l, those of district d have group `levels` + d.
class SlabSweep : private SlabVisitor {
 public:
  /// Forgets all areas. `whole_tile`: whether place 0 is wanted.
  void start(std::size_t levels, std::size_t districts, bool whole_tile);

  /// Adds the areas of a tile of this width. REQUIRES canonical edges with 0 <= x <= width. Dense tiles are
  /// cut into strips first.
  void add(const std::vector<SweepEdge>& edges, double width);

  /// m² where `level` is the topmost that covers `place`.
  [[nodiscard]] double area_m2(std::size_t place, std::size_t level) const {
    return areas_[place * levels_ + level];
  }
  /// m² that all polygons cover in a district's place, as often as they cover it. Not kept for the whole
  /// tile.
  [[nodiscard]] double gross_m2(std::size_t place) const { return gross_[place]; }

 private:
  void visit_slab(std::span<const PassingEdge> order, double bottom, double top) override;
  [[nodiscard]] double covered_width(std::span<const PassingEdge> order) const;
  void add_level_widths(std::span<const PassingEdge> order, double height);
  void pass(const SweepEdge& edge);

  std::size_t levels_ = 1;
  std::size_t districts_ = 0;
  bool whole_tile_ = true;
  std::vector<double> areas_;  // per place and level
  std::vector<double> gross_;  // per place, with multiplicity

  SlabWalk walk_;
  double width_ = 0;                    // of the strip being swept
  std::vector<std::int32_t> windings_;  // per group, while a slab is crossed from left to right
  std::vector<std::size_t> inside_;     // the places that hold the current position
  std::ptrdiff_t topmost_ = -1;         // level there, -1 for none
  std::int32_t multiplicity_ = 0;       // polygons there
};

}  // namespace citygauge
