// The box of a text that may be turned, in millimetres on paper (y down).
#pragma once

#include <array>

#include "geometry/point.hpp"
#include "output/map/paper.hpp"

namespace citygauge {

/// Boxes that share no more than this do not overlap, mm: rounding of touching boxes.
inline constexpr double touching_mm = 1e-9;

struct TurnedBox {
  Point centre;
  double half_width = 0, half_height = 0;
  Point along{1, 0};  // unit vector in the direction of reading

  /// Unit vector from the top to the bottom of the text.
  [[nodiscard]] Point across() const { return {-along.y, along.x}; }
  /// The point at `x` (to the right) and `y` (down) from the centre, as the text is read.
  [[nodiscard]] Point at(double x, double y) const { return centre + along * x + across() * y; }
  /// The inverse of `at`.
  [[nodiscard]] Point local(Point p) const { return {dot(p - centre, along), dot(p - centre, across())}; }
  [[nodiscard]] TurnedBox grown(double by_mm) const {
    return {centre, half_width + by_mm, half_height + by_mm, along};
  }
  /// Top left, top right, bottom right, bottom left, as the text is read.
  [[nodiscard]] std::array<Point, 4> corners() const;
  /// The axis-parallel box around it.
  [[nodiscard]] Box bounds() const;
};

/// A box turned counter-clockwise, as seen on paper.
[[nodiscard]] TurnedBox turned_box(Point centre, double width_mm, double height_mm, double angle_degrees);

/// An axis-parallel one.
[[nodiscard]] TurnedBox upright_box(const PaperBox& box);

/// A line as a box of `width_mm`.
[[nodiscard]] TurnedBox line_box(Point from, Point to, double width_mm);

/// The angle at which text along the direction `d` on paper is read: counter-clockwise, above -90 to 90.
[[nodiscard]] double reading_angle_degrees(Point d);

/// Whether two boxes share more than their border. Exact, by the separating axes.
[[nodiscard]] bool overlap(const TurnedBox& a, const TurnedBox& b);

/// Whether the segment passes through the inside of the box.
[[nodiscard]] bool meets(const TurnedBox& box, Point a, Point b);

/// Whether the box lies wholly inside the frame.
[[nodiscard]] bool lies_within(const TurnedBox& box, const PaperBox& frame);

[[nodiscard]] inline bool contains(const PaperBox& box, Point p) {
  return p.x >= box.left && p.x <= box.right && p.y >= box.top && p.y <= box.bottom;
}

/// The point of the box nearest to `p`.
[[nodiscard]] Point nearest_point(const TurnedBox& box, Point p);

}  // namespace citygauge
