#include "geometry/medial_axis.hpp"

#include <algorithm>
#include <cmath>

#include "geometry/noded_walls.hpp"
#include "geometry/segment_voronoi.hpp"

namespace citygauge {

namespace {

Point as_point(GridPoint p) {
  return {static_cast<double>(p.x), static_cast<double>(p.y)};
}

/// Tells edges of the diagram inside the free space from those behind the walls.
class InsideTest {
 public:
  explicit InsideTest(const NodedWalls& walls) : walls_(walls.walls) {}

  /// Whether places on an edge from `p` to `q` that are nearest to `site` lie on its free side.
  [[nodiscard]] bool operator()(const Site& site, Point p, Point q) const {
    const NodedWall& wall = walls_[site.index];
    if (site.kind == SiteKind::interior) return wall.two_sided || left_of(wall, p, q);
    const std::uint32_t before = site.kind == SiteKind::start ? wall.previous : site.index;
    const std::uint32_t after = site.kind == SiteKind::start ? site.index : wall.next;
    // The end of an open wall is seen from both sides, a place where chains touch from several.
    if (before == no_wall || after == no_wall || walls_[after].start_shared) return true;
    const Point in = direction(walls_[before]);
    const Point out = direction(walls_[after]);
    const double bend = cross(in, out);
    if (std::abs(bend) > 1e-9 * std::sqrt(squared_length(in) * squared_length(out))) return bend < 0;
    return left_of(walls_[after], p, q);
  }

 private:
  static Point direction(const NodedWall& wall) { return as_point(wall.grid.b) - as_point(wall.grid.a); }

  // Judged at the edge's end that is farther from the wall: the other may lie on it.
  static bool left_of(const NodedWall& wall, Point p, Point q) {
    const Point along = direction(wall);
    const double at_p = cross(along, p - as_point(wall.grid.a));
    const double at_q = cross(along, q - as_point(wall.grid.a));
    return (std::abs(at_p) > std::abs(at_q) ? at_p : at_q) > 0;
  }

  const std::vector<NodedWall>& walls_;
};

Generator generator_of(const Site& site, const NodedWalls& walls) {
  const NodedWall& wall = walls.walls[site.index];
  switch (site.kind) {
    case SiteKind::start:
      return {wall.start, wall.start};
    case SiteKind::end:
      return {wall.end, wall.end};
    default:
      return {wall.wall.a, wall.wall.b};
  }
}

/// Far points that close off the diagram of open walls, so that the axis through a gate goes on beyond it.
std::vector<GridPoint> far_points(const NodedWalls& walls) {
  if (std::none_of(walls.walls.begin(), walls.walls.end(),
                   [](const NodedWall& w) { return w.next == no_wall; })) {
    return {};
  }
  std::int32_t reach = 0;
  for (const NodedWall& w : walls.walls) {
    for (const GridPoint p : {w.grid.a, w.grid.b}) reach = std::max({reach, std::abs(p.x), std::abs(p.y)});
  }
  const std::int32_t far =
      reach / 2 * 11;  // farther from the walls' box than any place in the box is from a wall
  return {{far, far}, {-far, far}, {-far, -far}, {far, -far}};
}

/// Whether a vertex of the diagram lies on the wall that owns a cell beside it. The axis has its ends there;
/// two pieces of free space that touch in such a point are not linked by it.
bool is_on_wall(Point vertex, const NodedWall& wall) {
  const auto near = [&](GridPoint end) {
    return std::abs(vertex.x - end.x) < 0.5 && std::abs(vertex.y - end.y) < 0.5;  // half a step
  };
  return near(wall.grid.a) || near(wall.grid.b);
}

bool is_finite(Point p) {
  return std::isfinite(p.x) && std::isfinite(p.y);
}

MedialAxis readable(const SegmentVoronoi& diagram, const NodedWalls& walls) {
  const InsideTest inside(walls);
  MedialAxis axis;
  const auto own_node_if_on_wall = [&](std::uint32_t node, const Site& site) {
    if (!is_on_wall(diagram.vertices[node], walls.walls[site.index])) return node;
    axis.nodes.push_back(axis.nodes[node]);
    return static_cast<std::uint32_t>(axis.nodes.size() - 1);
  };
  axis.nodes.reserve(diagram.vertices.size());
  for (const Point vertex : diagram.vertices) axis.nodes.push_back(walls.in_metres(vertex));
  axis.edges.reserve(diagram.edges.size() / 2);
  for (const VoronoiEdge& edge : diagram.edges) {
    if (edge.left.kind == SiteKind::lone_point || edge.right.kind == SiteKind::lone_point) continue;
    const Point p = diagram.vertices[edge.from];
    const Point q = diagram.vertices[edge.to];
    if (!is_finite(p) || !is_finite(q)) continue;  // of walls closer together than the grid
    if (!inside(edge.left, p, q) || !inside(edge.right, p, q)) continue;
    axis.edges.push_back({own_node_if_on_wall(edge.from, edge.left), own_node_if_on_wall(edge.to, edge.left),
                          generator_of(edge.left, walls), generator_of(edge.right, walls),
                          walls.walls[edge.left.index].bank, walls.walls[edge.right.index].bank});
  }
  return axis;
}

}  // namespace

MedialAxis medial_axis(ShapeView walls) {
  const NodedWalls noded = node_walls(walls);
  std::vector<GridSegment> segments;
  segments.reserve(noded.walls.size());
  for (const NodedWall& wall : noded.walls) segments.push_back(wall.grid);
  return readable(segment_voronoi(segments, far_points(noded)), noded);
}

}  // namespace citygauge
