#include "geometry/inner_point.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "geometry/nearest_distance.hpp"

namespace citygauge {
namespace {

constexpr double clear_of_border_m = 1e-6;  // nearer than this, rounding might decide the side

/// The edges of all rings in an order that does not depend on where rings begin, nor on that of the rings.
std::vector<std::pair<Point, Point>> sorted_edges(ShapeView polygon) {
  std::vector<std::pair<Point, Point>> edges;
  edges.reserve(polygon.points().size());
  for (std::size_t p = 0; p < polygon.part_count(); ++p) {
    const auto ring = polygon.part(p);
    for (std::size_t i = 1; i < ring.size(); ++i) edges.emplace_back(ring[i - 1], ring[i]);
  }
  std::ranges::sort(edges);
  return edges;
}

/// Centroid of the area, computed about `origin` so that large coordinates lose no digits.
Point centroid(ShapeView polygon, Point origin) {
  double doubled_area = 0, x = 0, y = 0;
  for (const auto& [from, to] : sorted_edges(polygon)) {
    const Point a = from - origin;
    const Point b = to - origin;
    doubled_area += cross(a, b);
    x += (a.x + b.x) * cross(a, b);
    y += (a.y + b.y) * cross(a, b);
  }
  return {origin.x + x / (3 * doubled_area), origin.y + y / (3 * doubled_area)};
}

bool is_clearly_inside(ShapeView polygon, Point p) {
  for (std::size_t part = 0; part < polygon.part_count(); ++part) {
    const auto ring = polygon.part(part);
    for (std::size_t i = 1; i < ring.size(); ++i)
      if (squared_distance(Segment{ring[i - 1], ring[i]}, p) < clear_of_border_m * clear_of_border_m)
        return false;
  }
  return contains(polygon, p);
}

/// A height near `y` at which no vertex lies: half way between the nearest vertices below and above.
double between_vertices(ShapeView polygon, double y) {
  const Box box = polygon.box();
  double below = box.min_y, above = box.max_y;
  for (const Point p : polygon.points()) {
    if (p.y <= y) below = std::max(below, p.y);
    if (p.y > y) above = std::min(above, p.y);
  }
  return below + (above - below) / 2;
}

/// The same just below a height between two parts, where there is nothing: the top of the part below.
double below_gap(ShapeView polygon, double y) {
  const Box box = polygon.box();
  double top = box.min_y;
  for (const Point p : polygon.points())
    if (p.y <= y) top = std::max(top, p.y);
  return between_vertices(polygon, std::nextafter(top, -std::numeric_limits<double>::infinity()));
}

/// Where the rings cross the horizontal at `y`, ascending. REQUIRES that no vertex lies on it.
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
  if (is_clearly_inside(polygon, centre)) return centre;
  const double y = centre.y > box.min_y && centre.y < box.max_y ? centre.y : middle.y;
  if (const auto middle_there = middle_of_widest_piece(polygon, between_vertices(polygon, y)))
    return middle_there;
  return middle_of_widest_piece(polygon, below_gap(polygon, y));
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
      return std::ranges::min(feature.points());  // thinner than the spacing of doubles
  }
  return std::nullopt;
}

}  // namespace citygauge
