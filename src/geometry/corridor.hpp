// The net width of an ecological corridor: its medial axis, the local width along it, and its bottleneck.
//
// The free space F is given (corridor less obstacles). Its medial axis comes from the segment Voronoi diagram
// of F's edges on a local integer grid; an axis edge is kept where its two generators subtend more than 120°
// at it, so that spurs into every corner fall away. The local width is twice the clearance; its least value
// on each axis edge is analytic (point–point, point–segment, segment–segment). The bottleneck is the widest
// path between the two ends: the least width on the path of the maximum spanning tree. Corridor ends do not
// act as walls.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "geometry/shapes.hpp"

namespace citygauge {

/// A stretch of the axis between two neighbouring nodes, a polyline with the width at each of its points.
struct AxisEdge {
  std::vector<Point> line;
  std::vector<double> width_m;  // parallel to `line`
  double min_width_m = 0;       // analytic, anywhere on the edge
  Point min_place;
  Point wall_a, wall_b;  // the two nearest wall points there: the neck's chord
  double length_m = 0;
};

struct Neck {  // a local minimum of the width along the axis
  Point wall_a, wall_b;
  double width_m = 0;
};

struct CorridorWidth {
  double bottleneck_m = 0;         // 0: the ends are not linked, or one of them is a point
  std::optional<Neck> bottleneck;  // where it is; none when the corridor is cut
  bool linked = false;
  double min_m = 0, p5_m = 0,
         median_m = 0;         // of the local width along the kept axis between the ends, by length
  double axis_length_m = 0;    // of the kept axis on the main path(s) between the ends
  double below_length_m = 0;   // of the same, where the width is below the threshold
  std::vector<AxisEdge> axis;  // kept axis, for evidence
  std::vector<Neck> necks;     // every local minimum below the threshold, narrowest first
};

/// The two ends of a corridor. Polygons (組团, groups) that the corridor meets, or gate lines; if empty, the
/// two ends of the longest way along the axis are taken. A corridor that runs to a point is linked, and has
/// the width 0 there: state the groups that it links, and its tip within a group no longer counts.
struct CorridorEnds {
  Shapes a{ShapeKind::polygon};
  Shapes b{ShapeKind::polygon};
};

/// REQUIRES a valid polygon `free_space`. `threshold_m`: the width that a neck falls below.
/// Widths are exact to 1 mm (the integer grid is at most 0.5 mm). An empty free space is not linked, width 0.
[[nodiscard]] CorridorWidth measure_corridor(ShapeView free_space, const CorridorEnds& ends,
                                             double threshold_m);

/// Its `bottleneck_m` alone, the same number, found in less time where the corridor is cut.
[[nodiscard]] double corridor_net_width_m(ShapeView free_space, const CorridorEnds& ends);

}  // namespace citygauge
