#include "geometry/shape_distance.hpp"

#include <algorithm>
#include <vector>

#include "geometry/nearest_distance.hpp"

namespace citygauge {
namespace {

/// The outline's segments whose boxes meet `reach`; a point is a segment without length.
std::vector<Segment> segments_near(ShapeView shape, const Box& reach) {
  std::vector<Segment> segments;
  const auto add = [&](Point a, Point b) {
    if (box_of(Segment{a, b}).intersects(reach)) segments.push_back({a, b});
  };
  if (shape.kind() == ShapeKind::point) {
    for (const Point p : shape.points()) add(p, p);
    return segments;
  }
  for (std::size_t p = 0; p < shape.part_count(); ++p) {
    const auto part = shape.part(p);
    for (std::size_t i = 1; i < part.size(); ++i) add(part[i - 1], part[i]);
  }
  return segments;
}

/// Whether the two cross between their ends; if they only touch, an end is at distance 0.
bool do_cross(const Segment& s, const Segment& o) {
  const auto parted = [](const Segment& by, const Segment& other) {
    const double a = cross(by.b - by.a, other.a - by.a), b = cross(by.b - by.a, other.b - by.a);
    return (a > 0 && b < 0) || (a < 0 && b > 0);
  };
  return parted(s, o) && parted(o, s);
}

bool segments_within(const Segment& s, const Segment& o, double limit2) {
  if (do_cross(s, o)) return true;
  return std::min({squared_distance(s, o.a), squared_distance(s, o.b), squared_distance(o, s.a),
                   squared_distance(o, s.b)}) <= limit2;
}

/// Whether a part of `inner` begins inside `outer`: all of it lies inside, or the outlines cross.
bool holds_some(ShapeView outer, ShapeView inner) {
  if (outer.kind() != ShapeKind::polygon) return false;
  for (std::size_t p = 0; p < inner.part_count(); ++p) {
    const auto part = inner.part(p);
    const std::size_t looked_at =
        inner.kind() == ShapeKind::point ? part.size() : std::min<std::size_t>(part.size(), 1);
    for (std::size_t i = 0; i < looked_at; ++i)
      if (contains(outer, part[i])) return true;
  }
  return false;
}

}  // namespace

bool within_distance(ShapeView a, ShapeView b, double limit_m) {
  if (a.empty() || b.empty()) return false;
  const Box reach_a = a.box().grown(limit_m), reach_b = b.box().grown(limit_m);
  if (!reach_a.intersects(b.box())) return false;
  if (holds_some(a, b) || holds_some(b, a)) return true;
  const std::vector<Segment> others = segments_near(b, reach_a);
  const double limit2 = limit_m * limit_m;
  for (const Segment& s : segments_near(a, reach_b))
    for (const Segment& o : others)
      if (segments_within(s, o, limit2)) return true;
  return false;
}

}  // namespace citygauge
