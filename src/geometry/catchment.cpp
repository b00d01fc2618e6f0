#include "geometry/catchment.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace citygauge {
namespace {

constexpr double whole_turn = 2 * std::numbers::pi;

/// The steps of an arc of `angle`. A step of θ has corners at r·√(θ/sin θ), which leaves the circle by
/// r·θ²/12 outwards and by half of that inwards, and has the area of its sector.
struct ArcSteps {
  ArcSteps(double radius_m, double angle) {
    const double widest = std::sqrt(12 * catchment_tolerance_m / radius_m);
    count = std::max(1, static_cast<int>(std::ceil(angle / std::min(widest, 0.5))));
    step = angle / count;
    corner_radius_m = radius_m * std::sqrt(step / std::sin(step));
  }
  int count;
  double step;
  double corner_radius_m;
};

Point unit_at(double angle) {
  return {std::cos(angle), std::sin(angle)};
}

void add_ring(Shapes& pieces, std::vector<Point>& ring) {
  ring.push_back(ring.front());
  pieces.add_part(ring);
  pieces.end_feature();
}

/// The unit vector that points out of the polygon, which lies to the left of its edges.
Point outward(Point a, Point b) {
  const Point along = b - a;
  const double length = std::sqrt(squared_length(along));
  return {along.y / length, -along.x / length};
}

void add_edge(Shapes& pieces, Point a, Point b, double distance_m) {
  const Point out = outward(a, b) * distance_m;
  std::vector<Point> ring{a, a + out, b + out, b};
  add_ring(pieces, ring);
}

void add_corner(Shapes& pieces, Point before, Point corner, Point after, double distance_m) {
  const Point from = outward(before, corner), to = outward(corner, after);
  const double turn = std::atan2(cross(from, to), dot(from, to));
  if (turn <= 0) return;  // a dent: the edges' rectangles overlap there
  const ArcSteps arc(distance_m, turn);
  const double begin = std::atan2(from.y, from.x);
  std::vector<Point> ring{corner};
  for (int i = 0; i <= arc.count; ++i)
    ring.push_back(corner + unit_at(begin + i * arc.step) * arc.corner_radius_m);
  add_ring(pieces, ring);
}

/// The ring's points, neighbours distinct, the first not repeated.
std::vector<Point> corners_of(std::span<const Point> ring) {
  std::vector<Point> corners;
  for (const Point p : ring)
    if (corners.empty() || corners.back() != p) corners.push_back(p);
  if (corners.size() > 1 && corners.back() == corners.front()) corners.pop_back();
  return corners;
}

/// One polygon feature, with the exact area of the disc.
void append_disc(Shapes& pieces, Point centre, double radius_m) {
  const ArcSteps arc(radius_m, whole_turn);
  std::vector<Point> ring;
  for (int i = 0; i < arc.count; ++i) ring.push_back(centre + unit_at(i * arc.step) * arc.corner_radius_m);
  add_ring(pieces, ring);
}

void append_around_polygon(Shapes& pieces, ShapeView polygon, double distance_m) {
  pieces.add_feature(polygon);
  for (std::size_t part = 0; part < polygon.part_count(); ++part) {
    const std::vector<Point> corners = corners_of(polygon.part(part));
    const std::size_t n = corners.size();
    for (std::size_t i = 0; i < n && n > 2; ++i) {
      const Point corner = corners[i], after = corners[(i + 1) % n];
      add_edge(pieces, corner, after, distance_m);
      add_corner(pieces, corners[(i + n - 1) % n], corner, after, distance_m);
    }
  }
}

}  // namespace

void append_catchment(Shapes& pieces, ShapeView area, double distance_m) {
  if (area.kind() == ShapeKind::polygon) return append_around_polygon(pieces, area, distance_m);
  for (const Point p : area.points()) append_disc(pieces, p, distance_m);
}

}  // namespace citygauge
