#include "output/map/paper.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "geometry/simplify.hpp"
#include "output/map/frame_cut.hpp"

namespace citygauge {
namespace {

// How far beyond the frame features are kept, mm: more than half of the widest line or marker, so that what
// stands just outside still shows its inner half.
constexpr double margin_mm = 5;

/// Adds to the feature that `to` is building what is to be drawn of one of its parts.
class PartDrawing {
 public:
  PartDrawing(const PaperBox& frame, Shapes& to)
      : kept_(Box{frame.left, frame.top, frame.right, frame.bottom}.grown(margin_mm)), to_(to) {}

  void add(std::span<const Point> part) {
    switch (to_.kind()) {
      case ShapeKind::point:
        return add_points(part);
      case ShapeKind::line:
        return add_line(part);
      case ShapeKind::polygon:
        return add_ring(part);
    }
  }

 private:
  [[nodiscard]] bool is_inside(std::span<const Point> part) const {
    return std::ranges::all_of(part, [&](Point p) { return kept_.contains(p); });
  }
  void add_points(std::span<const Point> points) {
    std::vector<Point> inside;
    std::ranges::copy_if(points, std::back_inserter(inside), [&](Point p) { return kept_.contains(p); });
    if (!inside.empty()) to_.add_part(inside);
  }
  void add_line(std::span<const Point> line) {
    if (is_inside(line)) return to_.add_part(line);
    for (const auto& part : line_within(kept_, line)) to_.add_part(part);
  }
  void add_ring(std::span<const Point> ring) {
    if (is_inside(ring)) return to_.add_part(ring);
    const std::vector<Point> inside = ring_within(kept_, ring);
    if (!inside.empty()) to_.add_part(inside);
  }

  Box kept_;
  Shapes& to_;
};

/// The least number of the series that is not below `least`.
double round_scale(double least) {
  constexpr std::array steps{1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0};
  constexpr double rounding = 1e-9;  // relative: 2500.0000001 is 2500
  double power = 100;
  while (steps.back() * power < least * (1 - rounding)) power *= 10;
  const auto fits = [&](double step) { return !(step * power < least * (1 - rounding)); };
  return *std::ranges::find_if(steps, fits) * power;
}

}  // namespace

Box MapView::world() const {
  const Point half{frame_.width() / 2 * metres_per_mm_, frame_.height() / 2 * metres_per_mm_};
  return {centre_.x - half.x, centre_.y - half.y, centre_.x + half.x, centre_.y + half.y};
}

Shapes MapView::to_paper(const Shapes& world, double tolerance_mm) const {
  Shapes paper(world.kind());
  PartDrawing drawing(frame_, paper);
  const Box seen = this->world().grown(margin_mm * metres_per_mm_);
  std::vector<Point> part;
  for (std::size_t f = 0; f < world.size(); ++f) {
    const ShapeView feature = world[f];
    const std::size_t parts = feature.box().intersects(seen) ? feature.part_count() : 0;
    for (std::size_t p = 0; p < parts; ++p) {
      part.clear();
      for (const Point point : feature.part(p)) part.push_back(to_paper(point));
      // Turning the y axis over turned the rings round.
      if (world.kind() == ShapeKind::polygon) std::ranges::reverse(part);
      drawing.add(part);
    }
    paper.end_feature();
  }
  return simplified(paper, tolerance_mm);
}

MapView fitting_view(const Box& world, const PaperBox& frame, double margin_mm) {
  constexpr double least_scale = 500;  // a single stop or plot is shown with its surroundings
  if (world.empty()) return {frame, {}, least_scale};
  const PaperBox room = frame.shrunk(margin_mm);
  const double metres_per_mm = std::max(world.width() / room.width(), world.height() / room.height());
  return {frame, world.centre(), round_scale(std::max(metres_per_mm * 1000, least_scale))};
}

}  // namespace citygauge
