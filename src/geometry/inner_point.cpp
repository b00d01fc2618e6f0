#include "geometry/inner_point.hpp"

#include <algorithm>
#include <vector>

namespace citygauge {
namespace {

/// Centroid of the area, computed about `origin` so that large coordinates lose no digits.
Point centroid(ShapeView polygon, Point origin) {
  double doubled_area = 0, x = 0, y = 0;
  for (std::size_t p = 0; p < polygon.part_count(); ++p) {
    const auto ring = polygon.part(p);
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Point a = ring[i - 1] - origin;
      const Point b = ring[i] - origin;
      doubled_area += cross(a, b);
      x += (a.x + b.x) * cross(a, b);
      y += (a.y + b.y) * cross(a, b);
    }
  }
  return {origin.x + x / (3 * doubled_area), origin.y + y / (3 * doubled_area)};
}

/// Where the rings cross the horizontal at `y`, ascending. A vertex on it belongs to the edge above.
std::vector<double> crossings(ShapeView polygon, double y) {
  std::vector<double> xs;
  for (std::size_t p = 0; p < polygon.part_count(); ++p) {
    const auto ring = polygon.part(p);
    for (std::size_t i = 1; i < ring.size(); ++i) {
      const Point a = ring[i - 1], b = ring[i];
      if ((a.y < y) == (b.y < y)) continue;
      xs.push_back(a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)));
    }
  }
  std::ranges::sort(xs);
  return xs;
}

std::optional<Point> middle_of_widest_piece(ShapeView polygon, double y) {
  const std::vector<double> xs = crossings(polygon, y);
  std::optional<Point> middle;
  double widest = 0;
  for (std::size_t i = 1; i < xs.size(); i += 2) {
    if (xs[i] - xs[i - 1] <= widest) continue;
    widest = xs[i] - xs[i - 1];
    middle = Point{xs[i - 1] + widest / 2, y};
  }
  return middle;
}

Point middle_of_line(ShapeView line) {
  double left = length_m(line) / 2;
  for (std::size_t p = 0; p < line.part_count(); ++p) {
    const auto part = line.part(p);
    for (std::size_t i = 1; i < part.size(); ++i) {
      const double length = distance(part[i - 1], part[i]);
      if (length > 0 && left <= length) return between(part[i - 1], part[i], left / length);
      left -= length;
    }
  }
  return line.points().back();
}

std::optional<Point> inside_polygon(ShapeView polygon) {
  const Box box = polygon.box();
  const Point middle = box.centre();
  const Point centre = centroid(polygon, middle);
  if (contains(polygon, centre)) return centre;
  const double y = centre.y > box.min_y && centre.y < box.max_y ? centre.y : middle.y;
  if (const auto inside = middle_of_widest_piece(polygon, y)) return inside;
  return middle_of_widest_piece(polygon, middle.y);
}

}  // namespace

std::optional<Point> inner_point(ShapeView feature) {
  if (feature.empty()) return std::nullopt;
  switch (feature.kind()) {
    case ShapeKind::point:
      return feature.points().front();
    case ShapeKind::line:
      return middle_of_line(feature);
    case ShapeKind::polygon:
      if (const auto inside = inside_polygon(feature)) return inside;
      return feature.points().front();
  }
  return std::nullopt;
}

}  // namespace citygauge
