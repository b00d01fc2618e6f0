// What is free in a corridor and where its ends are: the preparation of a width measurement.
#pragma once

#include <vector>

#include "geometry/corridor.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

/// Obstacles near one corridor: polygons, and road centre lines with the width of their surface.
struct CorridorObstacles {
  Shapes polygons{ShapeKind::polygon};
  Shapes roads{ShapeKind::line};
  std::vector<double> road_widths_m;  // parallel to `roads`
};

/// A stretch of road inside a corridor.
struct RoadStretch {
  std::vector<Point> line;
  double width_m = 0;
};

struct CorridorSpace {
  Shapes free{ShapeKind::polygon};     // one feature, or none when nothing is left
  Shapes taken{ShapeKind::polygon};    // likewise
  double obstacle_area_m2 = 0;         // of what was taken away
  std::size_t crossing_roads = 0;      // taken away or not
  std::vector<RoadStretch> left_open;  // those of them that were not
};

/// A road crosses a corridor, and is no obstacle, if its stretch inside runs from border to border and is at
/// most this many times as long as the corridor is wide on average (2·area/perimeter). Longer ones run along
/// it.
constexpr double crossing_ratio = 3;

/// Takes the obstacles out of a corridor; crossing roads too if `crossings_cut`.
[[nodiscard]] CorridorSpace clear_corridor(ShapeView corridor, const CorridorObstacles& obstacles,
                                           bool crossings_cut);
/// What is free where the crossing roads that were left in are obstacles too.
[[nodiscard]] Shapes without_crossings(const CorridorSpace& space);

/// The two ends of a corridor: where it meets groups. With more than two, the two whose meetings lie farthest
/// apart; with fewer, none (the longest way along the axis is measured then).
[[nodiscard]] CorridorEnds corridor_ends(ShapeView corridor, const Shapes& groups);

/// The two gate lines that lie in the corridor, or on its border; of more than two those farthest apart, of
/// fewer none.
[[nodiscard]] CorridorEnds corridor_gates(ShapeView corridor, const Shapes& gates);

}  // namespace citygauge
