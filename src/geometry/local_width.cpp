#include "geometry/local_width.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>

#include "geometry/medial_axis.hpp"

namespace citygauge {
namespace {

/// How far a wall is, and the unit vector that leads straight away from it.
struct Facing {
  double distance_m = 0;
  Point away;
  Point place;  // on the wall
};

Facing facing(const Generator& wall, Point p) {
  const Point along = wall.b - wall.a;
  const double share = wall.is_point() ? 0 : std::clamp(dot(p - wall.a, along) / dot(along, along), 0.0, 1.0);
  const Point from = between(wall.a, wall.b, share);
  const double distance_m = distance(from, p);
  return {distance_m, (p - from) * (1 / distance_m), from};
}

/// Walls that hold a circle between them: three, or two with the third left out where no third bends away
/// from them.
struct Holding {
  std::array<Generator, 3> walls;
  bool by_three = false;
};

Holding firmest(std::span<const Generator> walls, Point p) {
  constexpr double least_area = 0.01;  // twice that of the triangle of three directions
  Holding best;
  double widest = 0, largest = least_area;
  for (std::size_t i = 0; i < walls.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const Facing a = facing(walls[i], p), b = facing(walls[j], p);
      const double apart = distance(a.away, b.away);
      if (!best.by_three && apart > widest) best.walls = {walls[i], walls[j], walls[j]};
      widest = std::max(widest, apart);
      for (std::size_t k = 0; k < j; ++k) {
        const double area = std::abs(cross(b.away - a.away, facing(walls[k], p).away - a.away));
        if (area > largest) best = {{walls[i], walls[j], walls[k]}, true};
        largest = std::max(largest, area);
      }
    }
  return best;
}

/// The step from `p` to where the walls are equally far, to first order; the shortest one where there are
/// two.
Point step_to_middle(const Holding& held, Point p) {
  const Facing a = facing(held.walls[0], p), b = facing(held.walls[1], p), c = facing(held.walls[2], p);
  const Point u = b.away - a.away, v = c.away - a.away;
  const double nearer_b = a.distance_m - b.distance_m, nearer_c = a.distance_m - c.distance_m;
  if (!held.by_three) return u * (nearer_b / squared_length(u));
  return Point{nearer_b * v.y - nearer_c * u.y, nearer_c * u.x - nearer_b * v.x} * (1 / cross(u, v));
}

/// The width where edges of the axis meet, near `node`: the diameter of the circle that touches their walls,
/// by Newton's method. Nullopt where no circle is near.
std::optional<double> width_at_node(std::span<const Generator> walls, Point node) {
  constexpr double farthest_m = 1e-3;
  constexpr int steps = 3;
  const Holding held = firmest(walls, node);
  Point p = node;
  for (int step = 0; step < steps; ++step) p = p + step_to_middle(held, p);
  if (!(distance(p, node) < farthest_m)) return std::nullopt;
  return 2 * facing(held.walls[0], p).distance_m;
}

/// The width at each node; NaN where the walls do not tell.
std::vector<double> widths_at_nodes(const MedialAxis& axis) {
  constexpr std::size_t most_walls = 12;  // each three of them are tried
  std::vector<std::vector<Generator>> walls(axis.nodes.size());
  for (const MedialEdge& edge : axis.edges)
    for (const std::uint32_t node : {edge.from, edge.to})
      for (const Generator& wall : {edge.left, edge.right})
        if (walls[node].size() < most_walls && std::ranges::find(walls[node], wall) == walls[node].end())
          walls[node].push_back(wall);
  std::vector<double> widths_m;
  for (std::size_t i = 0; i < walls.size(); ++i)
    widths_m.push_back(width_at_node(walls[i], axis.nodes[i]).value_or(std::nan("")));
  return widths_m;
}

}  // namespace

WidthPlace WidthStretch::at(double share) const {
  const double t = arc.from() + (arc.to() - arc.from()) * share;
  const Point place = arc.place(t);
  const Facing a = facing(left, place), b = facing(right, place);
  const double at_node_m = share == 0 ? first_width_m : share == 1 ? last_width_m : std::nan("");
  const double width_m = std::isnan(at_node_m) ? 2 * std::min(a.distance_m, b.distance_m) : at_node_m;
  return {place, width_m, a.place, b.place};
}

std::vector<WidthStretch> width_stretches(ShapeView polygon) {
  Shapes walls(ShapeKind::line);
  for (std::size_t ring = 0; ring < polygon.part_count(); ++ring) walls.add_part(polygon.part(ring));
  walls.end_feature();
  const MedialAxis axis = medial_axis(walls[0]);
  const std::vector<double> widths_m = widths_at_nodes(axis);
  std::vector<WidthStretch> stretches;
  stretches.reserve(axis.edges.size());
  for (const MedialEdge& edge : axis.edges)
    stretches.push_back({AxisArc(edge.left, edge.right, axis.nodes[edge.from], axis.nodes[edge.to]),
                         edge.left, edge.right, widths_m[edge.from], widths_m[edge.to]});
  return stretches;
}

}  // namespace citygauge
