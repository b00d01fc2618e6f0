#include "measures/corridor_space.hpp"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>

#include "geometry/district_grid.hpp"
#include "geometry/geos_bridge.hpp"
#include "geometry/parted_polygon.hpp"

namespace citygauge {
namespace {

constexpr int road_cap_segments = 8;    // per quarter circle of a road's rounded end
constexpr double least_overlap_m2 = 1;  // of two groups that are one
constexpr double end_reach_m = 1;       // a corridor meets a group that it comes this near to
constexpr double joint_tolerance_m = 1e-3;
constexpr double least_crossing_angle =
    20 * std::numbers::pi / 180;  // to the bank; what runs flatter runs along it

namespace bg = boost::geometry;
using BorderPoint = bg::model::d2::point_xy<double>;
using BorderSegment = bg::model::segment<BorderPoint>;

/// The corridor's border, for questions about places near it.
class Border {
 public:
  explicit Border(ShapeView corridor) {
    std::vector<BorderSegment> segments;
    for (std::size_t r = 0; r < corridor.part_count(); ++r) {
      const auto ring = corridor.part(r);
      for (std::size_t i = 1; i < ring.size(); ++i)
        segments.push_back({{ring[i - 1].x, ring[i - 1].y}, {ring[i].x, ring[i].y}});
    }
    tree_ = Tree(segments);
  }

  /// Whether `p` lies on the border.
  [[nodiscard]] bool holds(Point p) const {
    return bg::distance(BorderPoint(p.x, p.y), nearest(p)) <= joint_tolerance_m;
  }

  /// Angle between a line's chord and the border where it is nearest to the line's middle, radians in 0…π/2.
  [[nodiscard]] double angle_to(const std::vector<Point>& line) const {
    const Point chord = line.back() - line.front();
    const BorderSegment edge = nearest(between(line.front(), line.back(), 0.5));
    const Point bank{edge.second.x() - edge.first.x(), edge.second.y() - edge.first.y()};
    return std::atan2(std::abs(cross(chord, bank)), std::abs(dot(chord, bank)));
  }

 private:
  using Tree = bg::index::rtree<BorderSegment, bg::index::rstar<16>>;

  [[nodiscard]] BorderSegment nearest(Point p) const {
    return *tree_.qbegin(bg::index::nearest(BorderPoint(p.x, p.y), 1));
  }

  Tree tree_;
};

/// Cuts one road part at the corridor's border.
void add_stretches(std::span<const Point> part, double width_m, const DistrictGrid& corridor,
                   std::vector<RoadStretch>& out) {
  std::vector<DistrictPiece> pieces;
  bool open = false;
  for (std::size_t i = 1; i < part.size(); ++i) {
    pieces.clear();
    corridor.split(part[i - 1], part[i], pieces);
    std::ranges::sort(pieces, {}, &DistrictPiece::from);
    if (pieces.empty() || pieces.front().from > 0) open = false;
    for (const DistrictPiece& piece : pieces) {
      if (!open) out.push_back({{between(part[i - 1], part[i], piece.from)}, width_m});
      out.back().line.push_back(between(part[i - 1], part[i], piece.to));
      open = piece.to == 1;
    }
  }
}

double line_length(const std::vector<Point>& line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += distance(line[i - 1], line[i]);
  return sum;
}

/// Of a road that ends on the bank from outside.
bool is_touch(const RoadStretch& stretch) {
  return line_length(stretch.line) <= joint_tolerance_m;
}

/// Numbers the groups of stretches that hang together at their ends.
std::vector<std::size_t> connected(const std::vector<RoadStretch>& stretches) {
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

/// For each stretch, whether it is part of a road across the corridor: the roads that hang together with it
/// run from border to border and are short enough, and the stretch itself does not run along the bank.
std::vector<bool> crossing(const std::vector<RoadStretch>& stretches, const Border& border,
                           double mean_width_m) {
  struct Road {
    double length_m = 0;
    int exits = 0;
  };
  const auto root = connected(stretches);
  std::map<std::size_t, Road> roads;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    Road& road = roads[root[i]];
    road.length_m += line_length(stretches[i].line);
    for (const Point end : {stretches[i].line.front(), stretches[i].line.back()})
      road.exits += border.holds(end) ? 1 : 0;
  }
  std::vector<bool> crosses;
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const Road& road = roads[root[i]];
    crosses.push_back(road.exits >= 2 && road.length_m <= crossing_ratio * mean_width_m * (road.exits - 1) &&
                      border.angle_to(stretches[i].line) >= least_crossing_angle);
  }
  return crosses;
}

void append_surface(Shapes& out, const RoadStretch& stretch) {
  Shapes line(ShapeKind::line);
  line.add_part(stretch.line);
  line.end_feature();
  append_buffer(out, line[0], stretch.width_m / 2, road_cap_segments);
}

/// One group drawn twice is no two groups.
bool overlap(ShapeView a, ShapeView b) {
  Shapes common(ShapeKind::polygon);
  return a.box().intersects(b.box()) && append_intersection(common, a, b) &&
         area_m2(common[0]) > least_overlap_m2;
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
    std::vector<RoadStretch> stretches;
    for (std::size_t i = 0; i < obstacles.roads.size(); ++i)
      for (std::size_t p = 0; p < obstacles.roads[i].part_count(); ++p)
        add_stretches(obstacles.roads[i].part(p), obstacles.road_widths_m[i], grid, stretches);
    std::erase_if(stretches, is_touch);
    const auto crosses = crossing(stretches, Border(corridor), 2 * area_m2(corridor) / length_m(corridor));
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      if (crosses[i]) ++space.crossing_roads;
      if (crosses[i] && !crossings_cut)
        space.left_open.push_back(std::move(stretches[i]));
      else
        append_surface(taken, stretches[i]);
    }
  }
  PartedPolygon parts = parted(corridor, taken);
  space.free = std::move(parts.rest);
  space.taken = std::move(parts.taken);
  space.obstacle_area_m2 = area_m2(corridor) - (space.free.size() == 0 ? 0 : area_m2(space.free[0]));
  return space;
}

Shapes without_crossings(const CorridorSpace& space) {
  if (space.free.size() == 0) return space.free;
  Shapes surfaces(ShapeKind::polygon);
  for (const RoadStretch& stretch : space.left_open) append_surface(surfaces, stretch);
  return parted(space.free[0], surfaces).rest;
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
      if (apart <= farthest || overlap(groups[meetings[i].group], groups[meetings[j].group])) continue;
      farthest = apart;
      ends = {};
      ends.a.add_feature(groups[meetings[i].group]);
      ends.b.add_feature(groups[meetings[j].group]);
    }
  }
  return ends;
}

CorridorEnds corridor_gates(ShapeView corridor, const Shapes& gates) {
  Shapes whole(ShapeKind::polygon);
  whole.add_feature(corridor);
  const DistrictGrid grid(whole);
  const auto meets = [&](ShapeView gate) {
    std::vector<DistrictPiece> pieces;
    for (std::size_t p = 0; p < gate.part_count(); ++p)
      for (std::size_t i = 1; i < gate.part(p).size(); ++i)
        grid.split(gate.part(p)[i - 1], gate.part(p)[i], pieces);
    return !pieces.empty();
  };
  std::vector<std::size_t> met;
  for (std::size_t g = 0; g < gates.size(); ++g)
    if (gates[g].box().intersects(corridor.box()) && meets(gates[g])) met.push_back(g);
  CorridorEnds ends{Shapes(ShapeKind::line), Shapes(ShapeKind::line)};
  double farthest = 0;
  for (std::size_t i = 0; i < met.size(); ++i) {
    for (std::size_t j = i + 1; j < met.size(); ++j) {
      const double apart = distance(gates[met[i]].box().centre(), gates[met[j]].box().centre());
      if (apart <= farthest) continue;
      farthest = apart;
      ends = {Shapes(ShapeKind::line), Shapes(ShapeKind::line)};
      ends.a.add_feature(gates[met[i]]);
      ends.b.add_feature(gates[met[j]]);
    }
  }
  return ends;
}

}  // namespace citygauge
