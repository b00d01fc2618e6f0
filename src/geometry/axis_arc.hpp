// One edge of the medial axis: the curve equally far from two pieces of wall, with the local width along it.
//
// Between two points it is a straight line on which the width is hyperbolic, between a point and a wall a
// parabola, between two walls a straight line on which the width is linear. Each is run by a parameter `t` in
// metres, chosen so that width, least width and arc length have closed forms. All are computed from the
// walls' own coordinates, never from the snapped ones of the diagram: the diagram only says which walls meet
// and roughly where.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>

#include "geometry/point.hpp"

namespace citygauge {

/// What bounds a disc: a vertex of the wall (then a = b) or the inside of a wall segment.
struct Generator {
  Point a, b;
  [[nodiscard]] bool is_point() const { return a == b; }
  friend bool operator==(const Generator&, const Generator&) = default;
};

/// A range of the parameter; empty when end < begin.
struct ArcRange {
  double begin = 0, end = -1;
  [[nodiscard]] bool empty() const { return end < begin; }
};

class AxisArc {
 public:
  AxisArc() = default;
  /// `from` and `to`: its ends, to within the diagram's grid.
  AxisArc(const Generator& g, const Generator& h, Point from, Point to);

  [[nodiscard]] double from() const {
    return from_;
  }  // parameters of the two ends; `to` may be the lesser one
  [[nodiscard]] double to() const { return to_; }
  [[nodiscard]] ArcRange range() const { return {std::min(from_, to_), std::max(from_, to_)}; }

  /// The same curve between two other parameters.
  [[nodiscard]] AxisArc part(double from, double to) const {
    AxisArc result = *this;
    result.from_ = from;
    result.to_ = to;
    return result;
  }

  [[nodiscard]] Point place(double t) const;
  [[nodiscard]] double width_m(double t) const;
  /// The two wall points nearest to `place(t)`.
  [[nodiscard]] std::pair<Point, Point> chord(double t) const;
  /// Where in `within` the width is least. REQUIRES a range that is not empty.
  [[nodiscard]] double narrowest(ArcRange within) const;
  /// Whether the width has a minimum of its own inside `within`, not just at one of its ends.
  [[nodiscard]] bool has_own_minimum(ArcRange within) const;
  /// The part where the two walls subtend more than 120 degrees: opposite banks, not the two sides of a
  /// corner.
  [[nodiscard]] ArcRange between_opposite_walls() const;
  [[nodiscard]] double length_m(ArcRange within) const;
  /// Length of the part of `within` where the width is below `width`.
  [[nodiscard]] double length_below_m(ArcRange within, double width) const;
  [[nodiscard]] bool is_straight() const { return shape_ != Shape::point_and_wall; }
  /// Whether place and width are both linear in `t`.
  [[nodiscard]] bool is_linear() const { return shape_ == Shape::two_walls; }

 private:
  enum class Shape : std::uint8_t { two_points, point_and_wall, two_walls };

  void set_two_points(Point a, Point b);
  void set_point_and_wall(Point focus, const Generator& wall);
  void set_ray(Point focus, Point from, Point to);
  void set_two_walls(const Generator& g, const Generator& h, Point from, Point to);
  [[nodiscard]] double parabola_parameter_of(Point p) const;
  [[nodiscard]] double length_from_zero(double t) const;
  [[nodiscard]] double parameter_of(Point p) const { return dot(p - origin_, direction_); }

  Shape shape_ = Shape::two_points;
  bool opposite_ = false;  // of two walls: whether they subtend more than 120 degrees
  double from_ = 0, to_ = 0;
  Point origin_;        // t = 0: the midpoint; the focus's foot on the wall; the arc's start
  Point direction_;     // unit vector along increasing t
  double reach_m_ = 0;  // two points: half their distance; point and wall: their distance; walls: width at 0
  double slope_ = 0;    // two walls: change of the width along t; point and wall: +1 or -1, the focus's side
  Point first_, second_;  // two points: themselves; walls: a point on each; point and wall: the focus
  Point first_direction_, second_direction_;  // two walls: unit vectors along them
  bool swapped_ = false;                      // point and wall: the wall came first
};

}  // namespace citygauge
