#include "output/map/hatch_lines.hpp"

#include <algorithm>
#include <cstdint>
#include <numbers>

namespace citygauge {
namespace {

constexpr double least_spacing_mm = 0.3;

/// Axes along and across the lines.
struct Turn {
  Point along, across;

  explicit Turn(double degrees) {
    const double angle = degrees * std::numbers::pi / 180;
    along = {std::cos(angle), -std::sin(angle)};  // counter-clockwise as seen: y runs downwards
    across = {std::sin(angle), std::cos(angle)};
  }
};

/// Where the border of a polygon crosses a line of the hatch.
struct Crossing {
  std::int64_t line;  // counted from the one through (0, 0)
  double at;          // along it
  int winding;        // +1 or -1: to which side the border crosses

  friend auto operator<=>(const Crossing&, const Crossing&) = default;
};

class BorderCrossings {
 public:
  BorderCrossings(const Turn& turn, double spacing) : turn_(turn), spacing_(spacing) {}

  void add_edge(Point a, Point b) {
    const double from = dot(a, turn_.across) / spacing_, to = dot(b, turn_.across) / spacing_;
    const double low = std::min(from, to), high = std::max(from, to);
    // Half open, so that a corner on a line counts once.
    const auto end = static_cast<std::int64_t>(std::ceil(high));
    for (auto line = static_cast<std::int64_t>(std::ceil(low)); line < end; ++line) {
      const double t = (static_cast<double>(line) - from) / (to - from);
      crossings_.push_back({line, dot(between(a, b, t), turn_.along), from < to ? 1 : -1});
    }
  }
  [[nodiscard]] std::vector<Crossing> sorted() && {
    std::ranges::sort(crossings_);
    return std::move(crossings_);
  }

 private:
  Turn turn_;
  double spacing_;
  std::vector<Crossing> crossings_;
};

}  // namespace

std::vector<HatchLine> hatch_lines(ShapeView polygon, double angle_degrees, double spacing_mm) {
  const Turn turn(angle_degrees);
  const double spacing = std::max(spacing_mm, least_spacing_mm);
  BorderCrossings border(turn, spacing);
  for (std::size_t r = 0; r < polygon.part_count(); ++r) {
    const auto ring = polygon.part(r);
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) border.add_edge(ring[i], ring[i + 1]);
  }
  std::vector<HatchLine> lines;
  int winding = 0;
  Point from;
  for (const Crossing& crossing : std::move(border).sorted()) {
    const Point here =
        turn.along * crossing.at + turn.across * (static_cast<double>(crossing.line) * spacing);
    if (winding == 0) from = here;
    winding += crossing.winding;
    if (winding == 0) lines.push_back({from, here});
  }
  return lines;
}

}  // namespace citygauge
