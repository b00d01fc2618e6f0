#include "output/map/turned_box.hpp"

#include <numbers>

namespace citygauge {

namespace {

/// Half the length of the box's shadow on a unit vector.
double half_shadow(const TurnedBox& box, Point axis) {
  return box.half_width * std::abs(dot(box.along, axis)) +
         box.half_height * std::abs(dot(box.across(), axis));
}

bool apart_along(const TurnedBox& a, const TurnedBox& b, Point axis) {
  const double gap = std::abs(dot(b.centre - a.centre, axis)) - half_shadow(a, axis) - half_shadow(b, axis);
  return gap > -touching_mm;
}

/// Narrows [from, to] to the stretch of p + t d with |coordinate| < half.
void narrow(double p, double d, double half, double& from, double& to) {
  if (d == 0) {
    if (std::abs(p) >= half) to = from - 1;
    return;
  }
  const double t0 = (-half - p) / d;
  const double t1 = (half - p) / d;
  from = std::max(from, std::min(t0, t1));
  to = std::min(to, std::max(t0, t1));
}

}  // namespace

std::array<Point, 4> TurnedBox::corners() const {
  return {at(-half_width, -half_height), at(half_width, -half_height), at(half_width, half_height),
          at(-half_width, half_height)};
}

Box TurnedBox::bounds() const {
  const double x = half_shadow(*this, {1, 0});
  const double y = half_shadow(*this, {0, 1});
  return {centre.x - x, centre.y - y, centre.x + x, centre.y + y};
}

TurnedBox turned_box(Point centre, double width_mm, double height_mm, double angle_degrees) {
  Point along{1, 0};
  if (angle_degrees != 0) {
    const double angle = angle_degrees * std::numbers::pi / 180;
    along = {std::cos(angle), -std::sin(angle)};
  }
  return {centre, width_mm / 2, height_mm / 2, along};
}

TurnedBox upright_box(const PaperBox& box) {
  return turned_box(box.centre(), box.width(), box.height(), 0);
}

TurnedBox line_box(Point from, Point to, double width_mm) {
  const double length = distance(from, to);
  const Point along = length > 0 ? (to - from) * (1 / length) : Point{1, 0};
  return {between(from, to, 0.5), length / 2, width_mm / 2, along};
}

double reading_angle_degrees(Point d) {
  double angle = std::atan2(-d.y, d.x) * 180 / std::numbers::pi;
  if (angle > 90) angle -= 180;
  if (angle <= -90) angle += 180;
  return angle + 0.0;  // no -0
}

bool overlap(const TurnedBox& a, const TurnedBox& b) {
  return !apart_along(a, b, a.along) && !apart_along(a, b, a.across()) && !apart_along(a, b, b.along) &&
         !apart_along(a, b, b.across());
}

bool meets(const TurnedBox& box, Point a, Point b) {
  const Point from = box.local(a);
  const Point d = box.local(b) - from;
  double begin = 0;
  double end = 1;
  narrow(from.x, d.x, box.half_width - touching_mm, begin, end);
  narrow(from.y, d.y, box.half_height - touching_mm, begin, end);
  return begin <= end;
}

bool lies_within(const TurnedBox& box, const PaperBox& frame) {
  const Box bounds = box.bounds();
  return bounds.min_x >= frame.left - touching_mm && bounds.max_x <= frame.right + touching_mm &&
         bounds.min_y >= frame.top - touching_mm && bounds.max_y <= frame.bottom + touching_mm;
}

Point nearest_point(const TurnedBox& box, Point p) {
  const Point local = box.local(p);
  return box.at(std::clamp(local.x, -box.half_width, box.half_width),
                std::clamp(local.y, -box.half_height, box.half_height));
}

}  // namespace citygauge
