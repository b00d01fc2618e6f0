// Places on a map sheet, in millimetres from its top left corner, y downwards; and the view that maps the
// world onto them.
#pragma once

#include "geometry/point.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

struct PaperSize {
  double width_mm = 210, height_mm = 297;
};

struct PaperBox {
  double left = 0, top = 0, right = 0, bottom = 0;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
  [[nodiscard]] Point centre() const { return {(left + right) / 2, (top + bottom) / 2}; }
  [[nodiscard]] PaperBox shrunk(double by_mm) const {
    return {left + by_mm, top + by_mm, right - by_mm, bottom - by_mm};
  }
  [[nodiscard]] bool overlaps(const PaperBox& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

/// A map frame: which part of the world (metres, working CRS) it shows, at the scale 1 : `scale_denominator`,
/// its centre in the frame's centre.
class MapView {
 public:
  MapView(PaperBox frame, Point centre, double scale_denominator)
      : frame_(frame), centre_(centre), metres_per_mm_(scale_denominator / 1000) {}

  [[nodiscard]] const PaperBox& frame() const { return frame_; }
  [[nodiscard]] double scale_denominator() const { return metres_per_mm_ * 1000; }
  [[nodiscard]] double metres_per_mm() const { return metres_per_mm_; }
  [[nodiscard]] Box world() const;
  [[nodiscard]] Point to_paper(Point world) const {
    const Point middle = frame_.centre();
    return {middle.x + (world.x - centre_.x) / metres_per_mm_,
            middle.y - (world.y - centre_.y) / metres_per_mm_};
  }
  /// The features of `world` on paper, in their order; those wholly outside the frame are left empty, and
  /// what lies more than 5 mm outside of it is cut off (an area then ends with that margin). Points that lie
  /// closer than `tolerance_mm` to the chord that replaces them are dropped (Douglas and Peucker, 1973);
  /// areas that share a border still share it, and even the smallest keeps three corners. 0 keeps all. Rings
  /// are turned so that `Shapes`' rules hold for the coordinates as they are on paper.
  [[nodiscard]] Shapes to_paper(const Shapes& world, double tolerance_mm) const;

 private:
  PaperBox frame_;
  Point centre_;
  double metres_per_mm_;
};

/// The least round scale (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 x 10^n) at which `world` fits into `frame` with a
/// margin of `margin_mm` all around. REQUIRES a frame wider and higher than the margins.
[[nodiscard]] MapView fitting_view(const Box& world, const PaperBox& frame, double margin_mm);

}  // namespace citygauge
