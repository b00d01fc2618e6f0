#include "geometry/axis_arc.hpp"

#include <algorithm>
#include <cmath>

namespace citygauge {

namespace {

constexpr double on_the_wall_m = 1e-3;                           // several steps of the diagram's grid
constexpr double sixty_degrees_cotangent = 0.57735026918962576;  // 1/√3

Point unit(Point v) {
  const double length = std::sqrt(squared_length(v));
  return length > 0 ? v * (1 / length) : Point{1, 0};
}

Point turned_left(Point v) {
  return {-v.y, v.x};
}

}  // namespace

AxisArc::AxisArc(const Generator& g, const Generator& h, Point from, Point to) {
  if (g.is_point() && h.is_point()) {
    set_two_points(g.a, h.a);
  } else if (g.is_point() || h.is_point()) {
    const Point focus = g.is_point() ? g.a : h.a;
    set_point_and_wall(focus, g.is_point() ? h : g);
    swapped_ = !g.is_point();
    if (reach_m_ < on_the_wall_m) {
      set_ray(focus, from, to);
      return;
    }
    from_ = parabola_parameter_of(from);
    to_ = parabola_parameter_of(to);
    return;
  } else {
    set_two_walls(g, h, from, to);
    return;
  }
  from_ = parameter_of(from);
  to_ = parameter_of(to);
}

void AxisArc::set_two_points(Point a, Point b) {
  shape_ = Shape::two_points;
  first_ = a;
  second_ = b;
  origin_ = between(a, b, 0.5);
  direction_ = turned_left(unit(b - a));
  reach_m_ = distance(a, b) / 2;
}

void AxisArc::set_point_and_wall(Point focus, const Generator& wall) {
  shape_ = Shape::point_and_wall;
  first_ = focus;
  direction_ = unit(wall.b - wall.a);
  origin_ = wall.a + direction_ * dot(focus - wall.a, direction_);
  const double offset = cross(direction_, focus - wall.a);
  reach_m_ = std::abs(offset);
  slope_ = offset < 0 ? -1 : 1;
}

/// Where the point lies on the wall's line, the parabola is the perpendicular there, and the width twice the
/// way from the point.
void AxisArc::set_ray(Point focus, Point from, Point to) {
  shape_ = Shape::two_walls;
  first_ = second_ = focus;
  first_direction_ = second_direction_ = {0, 0};
  origin_ = focus;
  direction_ = unit((squared_length(from - focus) > squared_length(to - focus) ? from : to) - focus);
  reach_m_ = 0;
  slope_ = 2;
  opposite_ = false;
  from_ = std::max(0.0, parameter_of(from));
  to_ = std::max(0.0, parameter_of(to));
}

/// Read off along the wall where the parabola is flat, and off its height above the wall where it is steep:
/// the other way round an error of the diagram's grid would grow without bound.
double AxisArc::parabola_parameter_of(Point p) const {
  const double along = parameter_of(p);
  const double height = std::abs(cross(direction_, p - origin_));
  if (height <= reach_m_) return along;
  const double steep = std::sqrt(reach_m_ * (2 * height - reach_m_));
  return steep <= reach_m_ ? along : std::copysign(steep, along);
}

void AxisArc::set_two_walls(const Generator& g, const Generator& h, Point from, Point to) {
  shape_ = Shape::two_walls;
  first_ = g.a;
  second_ = h.a;
  first_direction_ = unit(g.b - g.a);
  second_direction_ = unit(h.b - h.a);
  origin_ = from;
  direction_ = unit(to - from);
  to_ = distance(from, to);
  // The free space lies to the left of both walls: their inward normals subtend what their directions do.
  opposite_ = dot(first_direction_, second_direction_) < -0.5;
  const auto width_at = [&](Point p) {
    return std::abs(cross(first_direction_, p - first_)) + std::abs(cross(second_direction_, p - second_));
  };
  reach_m_ = width_at(from);
  slope_ = to_ > 0 ? (width_at(to) - reach_m_) / to_ : 0;
}

Point AxisArc::place(double t) const {
  const Point along = origin_ + direction_ * t;
  if (shape_ != Shape::point_and_wall || reach_m_ == 0) return along;
  return along + turned_left(direction_) * (slope_ * width_m(t) / 2);
}

double AxisArc::width_m(double t) const {
  switch (shape_) {
    case Shape::two_points:
      return 2 * std::sqrt(reach_m_ * reach_m_ + t * t);
    case Shape::point_and_wall:
      return reach_m_ > 0 ? reach_m_ + t * t / reach_m_ : 0;
    case Shape::two_walls:
      return std::max(0.0, reach_m_ + slope_ * t);
  }
  return 0;
}

std::pair<Point, Point> AxisArc::chord(double t) const {
  if (shape_ == Shape::two_points) return {first_, second_};
  const Point p = place(t);
  if (shape_ == Shape::point_and_wall) {
    const Point foot = origin_ + direction_ * t;
    return swapped_ ? std::pair{foot, first_} : std::pair{first_, foot};
  }
  return {first_ + first_direction_ * dot(p - first_, first_direction_),
          second_ + second_direction_ * dot(p - second_, second_direction_)};
}

double AxisArc::narrowest(ArcRange within) const {
  if (shape_ == Shape::two_walls) return slope_ < 0 ? within.end : within.begin;
  return std::clamp(0.0, within.begin, within.end);
}

bool AxisArc::has_own_minimum(ArcRange within) const {
  if (within.empty()) return false;
  if (shape_ == Shape::two_walls) {
    constexpr double level_m = 1e-6;  // parallel banks: the width does not change along the arc
    return opposite_ && std::abs(slope_) * (within.end - within.begin) < level_m;
  }
  constexpr double slack_m = 1e-3;  // several steps of the diagram's grid
  return within.begin <= slack_m && within.end >= -slack_m;
}

ArcRange AxisArc::between_opposite_walls() const {
  const ArcRange all = range();
  if (shape_ == Shape::two_walls) return opposite_ ? all : ArcRange{};
  // Two points: 2·asin(h/r) > 120° is |t| < h·cot 60°. Point and wall: cos = 1 - h/r < -1/2 is |t| < h/√3.
  const double limit = reach_m_ * sixty_degrees_cotangent;
  return {std::max(all.begin, -limit), std::min(all.end, limit)};
}

double AxisArc::length_from_zero(double t) const {
  if (shape_ != Shape::point_and_wall || reach_m_ == 0) return t;
  const double x = t / reach_m_;
  return reach_m_ / 2 * (std::asinh(x) + x * std::sqrt(1 + x * x));
}

double AxisArc::length_m(ArcRange within) const {
  if (within.empty()) return 0;
  // Rounding must not make it less than nothing: a way to and fro would get shorter for ever.
  return std::max(0.0, length_from_zero(within.end) - length_from_zero(within.begin));
}

double AxisArc::length_below_m(ArcRange within, double width) const {
  if (within.empty()) return 0;
  if (shape_ == Shape::two_walls) {
    if (slope_ == 0) return reach_m_ < width ? within.end - within.begin : 0;
    const double crossing = std::clamp((width - reach_m_) / slope_, within.begin, within.end);
    return slope_ > 0 ? crossing - within.begin : within.end - crossing;
  }
  const double square = shape_ == Shape::two_points ? width * width / 4 - reach_m_ * reach_m_
                                                    : reach_m_ * width - reach_m_ * reach_m_;
  if (square <= 0) return 0;
  const double limit = std::sqrt(square);
  return length_m({std::max(within.begin, -limit), std::min(within.end, limit)});
}

}  // namespace citygauge
