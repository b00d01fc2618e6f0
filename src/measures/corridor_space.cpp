#include "measures/corridor_space.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "geometry/district_grid.hpp"
#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

constexpr int road_cap_segments = 8;  // per quarter circle of a road's rounded end
constexpr double end_reach_m = 1;     // a corridor meets a group that it comes this near to
constexpr double joint_tolerance_m = 1e-3;

/// A stretch of road inside the corridor.
struct Stretch {
  std::vector<Point> line;
  double width_m = 0;
  bool enters = false;  // begins at the corridor's border
  bool leaves = false;  // ends at it
};

/// Cuts one road part at the corridor's border.
void add_stretches(std::span<const Point> part, double width_m, const DistrictGrid& corridor,
                   std::vector<Stretch>& out) {
  std::vector<DistrictPiece> pieces;
  bool open = false;
  for (std::size_t i = 1; i < part.size(); ++i) {
    pieces.clear();
    corridor.split(part[i - 1], part[i], pieces);
    std::ranges::sort(pieces, {}, &DistrictPiece::from);
    if (open && (pieces.empty() || pieces.front().from > 0)) {
      out.back().leaves = true;
      open = false;
    }
    for (const DistrictPiece& piece : pieces) {
      const Point a = between(part[i - 1], part[i], piece.from);
      const Point b = between(part[i - 1], part[i], piece.to);
      if (!open) out.push_back({{a}, width_m, piece.from > 0, false});
      out.back().line.push_back(b);
      open = piece.to == 1;
      if (!open) out.back().leaves = true;
    }
  }
}

double line_length(const std::vector<Point>& line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += distance(line[i - 1], line[i]);
  return sum;
}

/// Numbers the groups of stretches that hang together at their ends.
std::vector<std::size_t> connected(const std::vector<Stretch>& stretches) {
  std::vector<std::size_t> root(stretches.size());
  std::iota(root.begin(), root.end(), std::size_t{0});
  const auto find = [&](std::size_t i) {
    while (root[i] != i) i = root[i];
    return i;
  };
  std::map<std::pair<long long, long long>, std::size_t> at;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    for (const Point p : {stretches[i].line.front(), stretches[i].line.back()}) {
      const auto key =
          std::pair(std::llround(p.x / joint_tolerance_m), std::llround(p.y / joint_tolerance_m));
      const auto [known, added] = at.emplace(key, i);
      if (!added) root[find(i)] = find(known->second);
    }
  }
  for (std::size_t i = 0; i < root.size(); ++i) root[i] = find(i);
  return root;
}

/// For each stretch, whether the road it belongs to crosses the corridor.
std::vector<bool> crossing(const std::vector<Stretch>& stretches, double mean_width_m) {
  struct Road {
    double length_m = 0;
    int exits = 0;
  };
  const auto root = connected(stretches);
  std::map<std::size_t, Road> roads;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    Road& road = roads[root[i]];
    road.length_m += line_length(stretches[i].line);
    road.exits += (stretches[i].enters ? 1 : 0) + (stretches[i].leaves ? 1 : 0);
  }
  std::vector<bool> crosses;
  for (const std::size_t r : root)
    crosses.push_back(roads[r].exits >= 2 &&
                      roads[r].length_m <= crossing_ratio * mean_width_m * (roads[r].exits - 1));
  return crosses;
}

}  // namespace

CorridorSpace clear_corridor(ShapeView corridor, const CorridorObstacles& obstacles, bool crossings_cut) {
  CorridorSpace space;
  Shapes taken(ShapeKind::polygon);
  for (std::size_t i = 0; i < obstacles.polygons.size(); ++i) taken.add_feature(obstacles.polygons[i]);
  if (obstacles.roads.size() > 0) {
    Shapes whole(ShapeKind::polygon);
    whole.add_feature(corridor);
    const DistrictGrid grid(whole);
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < obstacles.roads.size(); ++i)
      for (std::size_t p = 0; p < obstacles.roads[i].part_count(); ++p)
        add_stretches(obstacles.roads[i].part(p), obstacles.road_widths_m[i], grid, stretches);
    const auto crosses = crossing(stretches, 2 * area_m2(corridor) / length_m(corridor));
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      if (crosses[i] && !crossings_cut) {
        ++space.crossing_roads;
        continue;
      }
      Shapes line(ShapeKind::line);
      line.add_part(stretches[i].line);
      line.end_feature();
      append_buffer(taken, line[0], stretches[i].width_m / 2, road_cap_segments);
    }
  }
  if (taken.size() == 0)
    space.free.add_feature(corridor);
  else
    append_difference(space.free, corridor, taken);
  space.obstacle_area_m2 = area_m2(corridor) - (space.free.size() == 0 ? 0 : area_m2(space.free[0]));
  return space;
}

CorridorEnds corridor_ends(ShapeView corridor, const Shapes& groups) {
  struct Meeting {
    std::size_t group;
    Point place;
  };
  std::vector<Meeting> meetings;
  Shapes reach(ShapeKind::polygon);
  if (groups.size() > 0) append_buffer(reach, corridor, end_reach_m, 4);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    Shapes shared(ShapeKind::polygon);
    if (groups[g].box().intersects(reach[0].box()) && append_intersection(shared, reach[0], groups[g]))
      meetings.push_back({g, shared[0].box().centre()});
  }
  CorridorEnds ends;
  double farthest = -1;
  for (std::size_t i = 0; i < meetings.size(); ++i) {
    for (std::size_t j = i + 1; j < meetings.size(); ++j) {
      const double apart = distance(meetings[i].place, meetings[j].place);
      if (apart <= farthest) continue;
      farthest = apart;
      ends = {};
      ends.a.add_feature(groups[meetings[i].group]);
      ends.b.add_feature(groups[meetings[j].group]);
    }
  }
  return ends;
}

}  // namespace citygauge
