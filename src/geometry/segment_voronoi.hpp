// The Voronoi diagram of line segments and points on an integer grid: the one place that knows Boost.Polygon.
//
// Boost's sweep is exact for its input but fails silently when segments cross or overlap; callers hand over
// noded segments (see noded_walls.hpp). Only what a medial axis needs comes back: finite edges between sites
// that are not parts of one another.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geometry/point.hpp"

namespace citygauge {

struct GridPoint {
  std::int32_t x = 0;
  std::int32_t y = 0;
  friend auto operator<=>(const GridPoint&, const GridPoint&) = default;
};

struct GridSegment {
  GridPoint a, b;
};

enum class SiteKind : std::uint8_t { start, end, interior, lone_point };

/// What owns a cell: a part of a segment, or a lone point.
struct Site {
  std::uint32_t index = 0;  // into the segments, or into the lone points
  SiteKind kind = SiteKind::interior;
};

struct VoronoiEdge {
  std::uint32_t from = 0, to = 0;  // vertices
  Site left, right;                // the two sites that the edge is equally far from
};

struct SegmentVoronoi {
  std::vector<Point> vertices;  // in grid units
  std::vector<VoronoiEdge> edges;
};

/// REQUIRES coordinates within ±2^30; segments of non-zero length, without duplicates, that meet at end
/// points only.
[[nodiscard]] SegmentVoronoi segment_voronoi(std::span<const GridSegment> segments,
                                             std::span<const GridPoint> lone_points);

}  // namespace citygauge
