// The medial axis of the free space beside walls: the places that are equally far from two walls, as a plane
// graph.
//
// It is read off the segment Voronoi diagram of the walls. All of its edges inside the free space are kept,
// spurs into corners as well: the graph of each piece of free space is connected, and its cycles go round the
// islands.
#pragma once

#include <cstdint>
#include <vector>

#include "geometry/axis_arc.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

struct MedialEdge {
  std::uint32_t from = 0, to = 0;               // nodes
  Generator left, right;                        // the walls that it is equally far from
  std::uint32_t left_bank = 0, right_bank = 0;  // connected walls have one bank
};

struct MedialAxis {
  std::vector<Point> nodes;  // in metres, to within the diagram's grid
  std::vector<MedialEdge> edges;
};

/// `walls`: each part of the line feature is one wall with the free space on its left; closed where its first
/// point is its last. REQUIRES walls that do not cross (they may touch).
[[nodiscard]] MedialAxis medial_axis(ShapeView walls);

}  // namespace citygauge
