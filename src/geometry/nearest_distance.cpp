#include "geometry/nearest_distance.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace citygauge {

double squared_distance(const Segment& segment, Point p) {
  const Point along = segment.b - segment.a;
  const double length2 = squared_length(along);
  const double t = length2 > 0 ? std::clamp(dot(p - segment.a, along) / length2, 0.0, 1.0) : 0;
  return squared_length(p - (segment.a + along * t));
}

void NearestDistance::add(ShapeView shape) {
  if (shape.kind() == ShapeKind::point) {
    for (const Point p : shape.points()) segments_.push_back({p, p});
    return;
  }
  for (std::size_t part = 0; part < shape.part_count(); ++part) {
    const auto points = shape.part(part);
    for (std::size_t i = 1; i < points.size(); ++i) segments_.push_back({points[i - 1], points[i]});
  }
  polygons_ |= shape.kind() == ShapeKind::polygon;
}

void NearestDistance::build() {
  tree_.emplace(std::move(segments_));
}

bool NearestDistance::is_inside(Point p) const {
  int winding = 0;
  tree_->walk(
      p, [&](const Box& box) { return box.min_y <= p.y && p.y <= box.max_y && box.max_x >= p.x; },
      [&](const Segment& s) {
        if ((s.a.y <= p.y) == (s.b.y <= p.y)) return;
        const double side = cross(s.b - s.a, p - s.a);
        if (s.b.y > s.a.y && side > 0) ++winding;
        if (s.b.y < s.a.y && side < 0) --winding;
      });
  return winding > 0;
}

double NearestDistance::distance_m(Point p, double limit_m) const {
  double nearest2 = limit_m * limit_m;
  bool found = false;
  tree_->walk(
      p, [&](const Box& box) { return squared_distance(box, p) <= nearest2; },
      [&](const Segment& segment) {
        const double distance2 = squared_distance(segment, p);
        if (distance2 > nearest2) return;
        nearest2 = distance2;
        found = true;
      });
  if (polygons_ && is_inside(p)) return 0;
  return found ? std::sqrt(nearest2) : std::numeric_limits<double>::infinity();
}

}  // namespace citygauge
