#include "geometry/uncovered_outline.hpp"

#include <algorithm>
#include <cmath>

#include "geometry/disc_border.hpp"
#include "geometry/ring_assembly.hpp"

namespace citygauge {
namespace {

/// Gathers the pieces of the uncovered part's border: edges where no disc is, and arcs walked clockwise.
class UncoveredPieces : public DiscBorderSink {
 public:
  explicit UncoveredPieces(double radius_m)
      : radius_(radius_m), step_(2 * std::acos(1 - std::min(drawn_arc_tolerance_m / radius_m, 0.5))) {}

  void edge(Point a, Point b, std::span<const EdgeStretch> covered) override {
    double from = 0;
    for (const EdgeStretch& stretch : covered) {
      add_edge(a, b, from, stretch.from);
      from = stretch.to;
    }
    add_edge(a, b, from, 1);
  }

  void arc(Point centre, double from, double to, int winding) override {
    if (winding < 0) return;
    const int steps = std::max(1, static_cast<int>(std::ceil((to - from) / step_)));
    std::vector<Point> line;
    for (int i = steps; i >= 0; --i) {
      const double angle = i == steps ? to : from + (to - from) * i / steps;
      line.push_back(centre + Point{std::cos(angle), std::sin(angle)} * radius_);
    }
    lines.push_back(std::move(line));
  }

  std::vector<std::vector<Point>> lines;

 private:
  void add_edge(Point a, Point b, double from, double to) {
    if (to <= from) return;
    const Point first = between(a, b, from);
    const Point last = between(a, b, to);
    if (!lines.empty() && lines.back().back() == first)
      lines.back().push_back(last);
    else
      lines.push_back({first, last});
  }

  double radius_;
  double step_;
};

}  // namespace

bool append_uncovered(Shapes& out, ShapeView polygon, const DiscUnion& discs) {
  UncoveredPieces pieces(discs.radius_m());
  DiscBorder border(discs, polygon.box(), pieces);
  for (std::size_t i = 0; i < polygon.part_count(); ++i) border.add_ring(polygon.part(i));
  border.finish();
  return append_enclosed(out, pieces.lines);
}

}  // namespace citygauge
