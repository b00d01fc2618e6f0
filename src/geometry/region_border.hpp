// Which pieces of noded outlines bound a region, found by one sweep over them.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "geometry/noded_outlines.hpp"

namespace citygauge {

/// A piece of a region's border between two vertices, the region on its left.
struct BorderPiece {
  std::uint32_t from = 0, to = 0;
  /// Where the region lies below the piece, and other outlines begin or end at its left end: the next piece
  /// of border below it there.
  std::uint32_t below = no_piece;

  static constexpr std::uint32_t no_piece = 0xffffffff;
};

/// Vertices are numbered from left to right.
struct RegionBorder {
  std::vector<BorderPiece> pieces;
};

/// What a sweep finds: of the polygon, what is left and what is taken.
struct RegionBorders {
  std::vector<LatticePoint> vertices;
  RegionBorder rest, taken;
};

/// REQUIRES what noded_outlines() returns.
[[nodiscard]] RegionBorders region_borders(std::span<const OutlineEdge> edges);

}  // namespace citygauge
