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
};

Facing facing(const Generator& wall, Point p) {
  const Point along = wall.b - wall.a;
  const double share = wall.is_point() ? 0 : std::clamp(dot(p - wall.a, along) / dot(along, along), 0.0, 1.0);
  const Point from = between(wall.a, wall.b, share);
  const double distance_m = distance(from, p);
  return {distance_m, (p - from) * (1 / distance_m)};
}

/// How firmly three walls hold a circle between them: twice the area of the triangle of their directions.
double hold(const Facing& a, const Facing& b, const Facing& c) {
  return std::abs(cross(b.away - a.away, c.away - a.away));
}

struct ThreeWalls {
  std::array<Generator, 3> walls;
  double hold = 0;
};

ThreeWalls firmest(std::span<const Generator> walls, Point p) {
  ThreeWalls best;
  for (std::size_t i = 0; i < walls.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      for (std::size_t k = 0; k < j; ++k) {
        const double held = hold(facing(walls[i], p), facing(walls[j], p), facing(walls[k], p));
        if (held > best.hold) best = {{walls[i], walls[j], walls[k]}, held};
      }
  return best;
}

/// The width where edges of the axis meet, `near` there: the diameter of the circle that touches their walls,
/// by Newton's method. Nullopt where the walls do not hold one: the axis goes on without a bend there.
std::optional<double> width_at_node(std::span<const Generator> walls, Point near) {
  constexpr double least_hold = 0.01, farthest_m = 1e-3;
  constexpr int steps = 3;
  const ThreeWalls three = firmest(walls, near);
  if (!(three.hold > least_hold)) return std::nullopt;
  Point p = near;
  for (int step = 0; step < steps; ++step) {
    const Facing a = facing(three.walls[0], p), b = facing(three.walls[1], p), c = facing(three.walls[2], p);
    const Point u = b.away - a.away, v = c.away - a.away;
    const double from_b = a.distance_m - b.distance_m, from_c = a.distance_m - c.distance_m;
    p = p + Point{from_b * v.y - from_c * u.y, from_c * u.x - from_b * v.x} * (1 / cross(u, v));
  }
  if (!(distance(p, near) < farthest_m)) return std::nullopt;
  return 2 * facing(three.walls[0], p).distance_m;
}

/// The width at each node that walls hold; NaN at others.
std::vector<double> widths_at_nodes(const MedialAxis& axis) {
  std::vector<std::vector<Generator>> walls(axis.nodes.size());
  for (const MedialEdge& edge : axis.edges)
    for (const std::uint32_t node : {edge.from, edge.to})
      for (const Generator& wall : {edge.left, edge.right})
        if (std::ranges::find(walls[node], wall) == walls[node].end()) walls[node].push_back(wall);
  std::vector<double> widths_m;
  for (std::size_t i = 0; i < walls.size(); ++i)
    widths_m.push_back(width_at_node(walls[i], axis.nodes[i]).value_or(std::nan("")));
  return widths_m;
}

}  // namespace

WidthPlace WidthStretch::at(double share) const {
  const double t = arc.from() + (arc.to() - arc.from()) * share;
  const auto [a, b] = arc.chord(t);
  const double at_node_m = share == 0 ? first_width_m : share == 1 ? last_width_m : std::nan("");
  return {arc.place(t), std::isnan(at_node_m) ? arc.width_m(t) : at_node_m, a, b};
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
                         widths_m[edge.from], widths_m[edge.to]});
  return stretches;
}

}  // namespace citygauge
