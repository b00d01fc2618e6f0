// Walls on the integer grid of the Voronoi diagram, noded: after snapping, segments meet at end points only.
//
// A valid polygon can lose that by snapping, or by a ring that touches another in the middle of a segment.
// Boost's diagram is silently wrong for such input, so every pair of near segments is checked with exact
// integers, and segments are split where they cross or touch. Each grid segment remembers the wall that it
// came from.
#pragma once

#include <cstdint>
#include <vector>

#include "geometry/segment_boxes.hpp"
#include "geometry/segment_voronoi.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

constexpr std::uint32_t no_wall = 0xffffffff;

struct NodedWall {
  GridSegment grid;
  Segment wall;             // in metres, as given: the line that it is part of
  Point start, end;         // in metres: the places of `grid`'s end points, as given where they are vertices
  std::uint32_t chain = 0;  // which part of the input
  std::uint32_t bank = 0;   // chains that touch form one bank
  std::uint32_t previous = no_wall, next = no_wall;  // neighbours along the chain
  bool start_shared = false;                         // more than one chain passes through the start
  bool two_sided = false;                            // two walls fell together that face away from each other
};

struct NodedWalls {
  std::vector<NodedWall> walls;
  Point origin;       // of the grid, in metres
  double step_m = 0;  // of the grid

  [[nodiscard]] Point in_metres(Point grid) const { return origin + grid * step_m; }
};

/// The parts of `lines` as walls. The step is the finest of 0.1, 0.2, 0.5, 1, 2, 5 ... mm whose grid reaches
/// 3 times the extent to either side: 0.1 mm up to 35 km, 0.5 mm up to 178 km.
[[nodiscard]] NodedWalls node_walls(ShapeView lines);

}  // namespace citygauge
