#include "output/map/polygon_outline.hpp"

#include <utility>

#include "output/map/frame_cut.hpp"

namespace citygauge {

namespace {

/// Area, first and second moments about an origin, by Green's theorem, signed by the direction of the rings.
struct Moments {
  double area = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;

  void add_edge(Point a, Point b) {
    const double w = cross(a, b);
    area += w / 2;
    x += w * (a.x + b.x) / 6;
    y += w * (a.y + b.y) / 6;
    xx += w * (a.x * a.x + a.x * b.x + b.x * b.x) / 12;
    yy += w * (a.y * a.y + a.y * b.y + b.y * b.y) / 12;
    xy += w * (2 * a.x * a.y + a.x * b.y + b.x * a.y + 2 * b.x * b.y) / 24;
  }
};

/// Fills in what follows from the rings; drops them all when they enclose nothing.
PolygonOutline described(std::vector<std::vector<Point>> rings) {
  PolygonOutline out;
  for (const auto& ring : rings) {
    for (const Point p : ring) out.box.add(p);
  }
  if (out.box.empty()) return out;
  const Point origin = out.box.centre();
  Moments m;
  for (const auto& ring : rings) {
    for (std::size_t i = 1; i < ring.size(); ++i) m.add_edge(ring[i - 1] - origin, ring[i] - origin);
  }
  out.area_mm2 = std::abs(m.area);
  if (!(out.area_mm2 > 0)) return out;
  const Point mean{m.x / m.area, m.y / m.area};
  out.centroid = origin + mean;
  const double xx = m.xx / m.area - mean.x * mean.x;
  const double yy = m.yy / m.area - mean.y * mean.y;
  const double xy = m.xy / m.area - mean.x * mean.y;
  const double angle = std::atan2(2 * xy, xx - yy) / 2;
  out.long_axis = {std::cos(angle), std::sin(angle)};
  out.rings = std::move(rings);
  return out;
}

/// ∫ clamp(x, 0, width) dy along an edge, over its part with 0 <= y <= height; signed by its direction.
double area_beside(Point a, Point b, double width, double height) {
  const double sign = b.y > a.y ? 1 : -1;
  if (sign < 0) std::swap(a, b);
  const double low = std::max(a.y, 0.0);
  const double high = std::min(b.y, height);
  if (!(low < high)) return 0;
  const auto x_at = [&](double y) { return a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)); };
  double x0 = x_at(low);
  double x1 = x_at(high);
  if (x0 > x1) std::swap(x0, x1);
  if (x1 <= 0) return 0;
  if (x0 >= width) return sign * width * (high - low);
  if (x1 - x0 < touching_mm) return sign * (high - low) * std::clamp((x0 + x1) / 2, 0.0, width);
  // In shares of the height: beyond the width, and within it as a trapezium.
  const double per_x = (high - low) / (x1 - x0);
  const double from = std::max(x0, 0.0);
  const double to = std::min(x1, width);
  const double beyond = std::max(x1 - width, 0.0) * per_x * width;
  return sign * (beyond + (to - from) * per_x * (from + to) / 2);
}

int winding_number(const std::vector<Point>& ring, Point p) {
  int winding = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Point a = ring[i - 1];
    const Point b = ring[i];
    if ((a.y <= p.y) == (b.y <= p.y)) continue;
    const double side = cross(b - a, p - a);
    if (a.y <= p.y && side > 0) ++winding;
    if (a.y > p.y && side < 0) --winding;
  }
  return winding;
}

std::vector<Point> ring_around(const TurnedBox& box) {
  const auto corners = box.corners();
  std::vector<Point> ring(corners.begin(), corners.end());
  ring.push_back(ring.front());
  return ring;
}

}  // namespace

bool PolygonOutline::contains(Point p) const {
  const auto covers = [&](const std::vector<Point>& ring) { return winding_number(ring, p) != 0; };
  if (std::any_of(covered.begin(), covered.end(), covers)) return false;
  int winding = 0;
  for (const auto& ring : rings) winding += winding_number(ring, p);
  return winding != 0;
}

PolygonOutline visible_outline(ShapeView polygon, const PaperBox& frame,
                               const std::vector<PaperBox>& obstacles) {
  const Box box{frame.left, frame.top, frame.right, frame.bottom};
  std::vector<std::vector<Point>> rings;
  for (std::size_t i = 0; i < polygon.part_count(); ++i) {
    std::vector<Point> ring = ring_within(box, polygon.part(i));
    if (!ring.empty()) rings.push_back(std::move(ring));
  }
  PolygonOutline outline = described(std::move(rings));
  for (const PaperBox& obstacle : obstacles) {
    const TurnedBox over = upright_box(obstacle);
    if (outline.box.intersects(over.bounds())) outline.covered.push_back(ring_around(over));
  }
  return outline;
}

PolygonOutline turned_to(const PolygonOutline& outline, Point along) {
  const TurnedBox axes{{0, 0}, 0, 0, along};
  const auto turned = [&](std::vector<std::vector<Point>> rings) {
    for (auto& ring : rings) {
      for (Point& p : ring) p = axes.local(p);
    }
    return rings;
  };
  PolygonOutline out = described(turned(outline.rings));
  out.covered = turned(outline.covered);
  return out;
}

double share_inside(const PolygonOutline& outline, const TurnedBox& box) {
  const Point corner{-box.half_width, -box.half_height};
  double area = 0;
  for (const auto& ring : outline.rings) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      area += area_beside(box.local(ring[i - 1]) - corner, box.local(ring[i]) - corner, 2 * box.half_width,
                          2 * box.half_height);
    }
  }
  const double box_area = 4 * box.half_width * box.half_height;
  return box_area > 0 ? std::clamp(std::abs(area) / box_area, 0.0, 1.0) : 0;
}

bool overlap(const PolygonOutline& outline, const TurnedBox& box) {
  if (outline.empty() || !outline.box.intersects(box.bounds())) return false;
  if (outline.contains(box.centre)) return true;
  for (const auto& ring : outline.rings) {
    for (std::size_t i = 1; i < ring.size(); ++i) {
      if (meets(box, ring[i - 1], ring[i])) return true;
    }
  }
  return false;
}

}  // namespace citygauge
