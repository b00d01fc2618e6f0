#include "geometry/disc_union.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "geometry/disc_border.hpp"

namespace citygauge {
namespace {

// An area this near to the whole polygon, relative to it, is the whole polygon: the rest is rounding.
constexpr double whole_polygon_tolerance = 1e-12;

bool south_of(Point a, Point b) {
  return std::tie(a.y, a.x) < std::tie(b.y, b.x);
}

std::vector<Point> distinct_from_south(std::vector<Point> points) {
  std::sort(points.begin(), points.end(), south_of);
  points.erase(std::unique(points.begin(), points.end()), points.end());
  return points;
}

/// Twice the area inside one polygon, by Green's theorem.
class AreaSum : public DiscBorderSink {
 public:
  /// `origin`: near the polygon, so that products of coordinates stay small.
  AreaSum(Point origin, double radius_m) : origin_(origin), radius_(radius_m) {}

  void edge(Point a, Point b, std::span<const EdgeStretch> covered) override {
    const Point from = a - origin_;
    const Point to = b - origin_;
    for (const EdgeStretch& stretch : covered)
      doubled_ += cross(between(from, to, stretch.from), between(from, to, stretch.to));
  }

  /// The triangle from the origin to the chord, and the segment between chord and arc: both stay small where
  /// the arc is short, so that little is lost in a polygon much smaller than a disc.
  void arc(Point centre, double from, double to, int winding) override {
    const Point first = centre - origin_ + Point{std::cos(from), std::sin(from)} * radius_;
    const Point last = centre - origin_ + Point{std::cos(to), std::sin(to)} * radius_;
    const double angle = to - from;
    doubled_ += winding * (cross(first, last) + radius_ * radius_ * (angle - std::sin(angle)));
  }

  [[nodiscard]] double doubled_area() const { return doubled_; }

 private:
  Point origin_;
  double radius_;
  double doubled_ = 0;
};

}  // namespace

DiscUnion::DiscUnion(std::vector<Point> centres, double radius_m)
    : radius_(radius_m), centres_(distinct_from_south(std::move(centres))), tree_(centres_) {
  BareArcs bare(tree_, radius_);
  arc_begin_.reserve(centres_.size() + 1);
  for (const Point centre : centres_) {
    const std::vector<Arc>& arcs = bare.about(centre);
    arcs_.insert(arcs_.end(), arcs.begin(), arcs.end());
    arc_begin_.push_back(arcs_.size());
  }
}

double DiscUnion::area_within(ShapeView polygon) const {
  const Box box = polygon.box();
  AreaSum sum(box.centre(), radius_);
  DiscBorder border(*this, box, sum);
  if (border.meets_nothing()) return 0;
  for (std::size_t i = 0; i < polygon.part_count(); ++i) border.add_ring(polygon.part(i));
  border.finish();

  const double covered = sum.doubled_area() / 2;
  const double whole = area_m2(polygon);
  const double rounding = whole_polygon_tolerance * whole;
  if (std::abs(covered - whole) <= rounding) return whole;
  if (std::abs(covered) <= rounding) return std::max(0.0, covered);
  return covered;
}

bool DiscUnion::covers(Point p) const {
  const double squared_radius = radius_ * radius_;
  bool found = false;
  const auto enter = [&](const Box& box) { return !found && squared_distance(box, p) <= squared_radius; };
  tree_.walk(p, enter, [&](Point centre) { found = found || squared_length(centre - p) <= squared_radius; });
  return found;
}

}  // namespace citygauge
