#include "geometry/disc_arcs.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace citygauge {
namespace {

constexpr double full_turn = 2 * std::numbers::pi;

// An arc of this many radians or less is rounding: twice the spacing of doubles at 2π.
constexpr double negligible_arc_rad = 2e-15;

// Slack of the pruning tests, relative to the radius. They may let a harmless neighbour through, but must
// never drop one that cuts.
constexpr double pruning_slack = 1e-14;

}  // namespace

const std::vector<Arc>& BareArcs::about(Point centre) {
  bare_.assign(1, make_stretch(0, full_turn));
  const auto enter = [&](const Box& box) {
    return may_cut({box.min_x - centre.x, box.min_y - centre.y, box.max_x - centre.x, box.max_y - centre.y});
  };
  centres_.walk(centre, enter, [&](Point other) {
    const Point neighbour = other - centre;
    if (other != centre && may_cut({neighbour.x, neighbour.y, neighbour.x, neighbour.y})) cut(neighbour);
  });
  arcs_.clear();
  for (const Stretch& stretch : bare_) arcs_.push_back(stretch.arc);
  return arcs_;
}

BareArcs::Stretch BareArcs::make_stretch(double from, double to) const {
  // A disc at distance d covers acos(d / 2r) to both sides of its direction. If that is less than half of the
  // stretch, it may lie between the ends and cover neither.
  const double half_span = (to - from) / 2;
  const double reach = 2 * radius_ * std::max(0.0, std::cos(std::min(half_span, std::numbers::pi / 2)));
  const double safe_reach = std::max(0.0, reach - 4 * pruning_slack * radius_);
  return {{from, to},
          Point{std::cos(from), std::sin(from)} * radius_,
          Point{std::cos(to), std::sin(to)} * radius_,
          safe_reach * safe_reach};
}

bool BareArcs::may_cut(const Box& neighbours) const {
  const double safe_diameter = 2 * radius_ * (1 + pruning_slack);
  if (squared_distance(neighbours, {0, 0}) >= safe_diameter * safe_diameter) return false;
  const double far_x = std::max(std::abs(neighbours.min_x), std::abs(neighbours.max_x));
  const double far_y = std::max(std::abs(neighbours.min_y), std::abs(neighbours.max_y));
  const double squared_far = far_x * far_x + far_y * far_y;
  return std::any_of(bare_.begin(), bare_.end(), [&](const Stretch& stretch) {
    return squared_far >= stretch.squared_reach || may_cover(neighbours, stretch.first) ||
           may_cover(neighbours, stretch.last);
  });
}

/// A disc about `d` covers the point p of this circle if |p - d| < |p|, that is p·d > |d|² / 2. In this form
/// the rounding shrinks with d, so that neighbours a hair's breadth away are told apart too.
bool BareArcs::may_cover(const Box& neighbours, Point p) const {
  const Point d{std::clamp(p.x, neighbours.min_x, neighbours.max_x),
                std::clamp(p.y, neighbours.min_y, neighbours.max_y)};  // the likeliest of the box
  const double slack = pruning_slack * radius_ * (std::abs(d.x) + std::abs(d.y));
  return dot(p, d) - squared_length(d) / 2 >= -slack;
}

void BareArcs::cut(Point neighbour) {
  const double gap = std::hypot(neighbour.x, neighbour.y);
  if (gap >= 2 * radius_) return;
  const double half_span = std::acos(gap / (2 * radius_));
  double from = std::atan2(neighbour.y, neighbour.x) - half_span;
  if (from < 0) from += full_turn;
  const double to = from + 2 * half_span;
  remove(from, std::min(to, full_turn));
  if (to > full_turn) remove(0, to - full_turn);
}

void BareArcs::remove(double from, double to) {
  remainder_.clear();
  for (const Stretch& stretch : bare_) {
    if (to <= stretch.arc.from || stretch.arc.to <= from) {
      remainder_.push_back(stretch);
      continue;
    }
    if (from - stretch.arc.from > negligible_arc_rad)
      remainder_.push_back(make_stretch(stretch.arc.from, from));
    if (stretch.arc.to - to > negligible_arc_rad) remainder_.push_back(make_stretch(to, stretch.arc.to));
  }
  bare_.swap(remainder_);
}

}  // namespace citygauge
