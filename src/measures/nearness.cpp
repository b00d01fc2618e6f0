#include "measures/nearness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "measures/options.hpp"

namespace citygauge {
namespace {

constexpr double farthest_told_m = 5000;  // how far the nearest is looked for beyond the limit
constexpr double default_snap_m = 100;
constexpr double entrance_spacing_m = 20;  // along the border of a park: it may be entered anywhere

/// Lines in an order that does not depend on that of the features.
Shapes in_order(const Shapes& lines) {
  std::vector<std::size_t> order(lines.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return std::ranges::lexicographical_compare(lines[a].points(), lines[b].points());
  });
  Shapes sorted(lines.kind());
  for (const std::size_t i : order) sorted.add_feature(lines[i]);
  return sorted;
}

}  // namespace

Nearness::Nearness(const MeasureSpec& spec) {
  const auto near = filter_table_option(spec.options, "near");
  limit_m_ = number_option(spec.options, "distance_m", 0);
  network_role_ = text_option(spec.options, "network", "");
  snap_m_ = number_option(spec.options, "snap_m", default_snap_m);
  if (near.size() > 1) throw config_error(spec.at, "`near` names one layer");
  if (near.empty() && !network_role_.empty()) throw config_error(spec.at, "`network` needs `near`");
  if (near.empty()) return;
  near_role_ = near.begin()->first;
  near_where_ = near.begin()->second;
  if (!(limit_m_ > 0)) throw config_error(spec.at, "`near` needs a positive `distance_m`");
  if (!(snap_m_ > 0)) throw config_error(spec.at, "`snap_m` must be positive");
}

std::string Nearness::note() const {
  if (!is_asked()) return "";
  if (!by_network()) return fmt::format("within {:g} m of {}, straight line", limit_m_, near_role_);
  return fmt::format("within {:g} m of {} along {}", limit_m_, near_role_, network_role_);
}

std::vector<LayerNeed> Nearness::needs() const {
  std::vector<LayerNeed> needs;
  if (is_asked()) needs.push_back({near_role_, near_where_, {}, false});
  if (by_network()) needs.push_back({network_role_, {}, {}, false});
  return needs;
}

void Nearness::take(std::size_t need, const Selection& selection) {
  const std::lock_guard lock(mutex_);  // stops, clinics, parks: few
  const Shapes& shapes = selection.batch.shapes;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (!selection.counts[i]) continue;
    if (need == 1)
      lines_.add_feature(shapes[i]);
    else if (by_network())
      add_goals(shapes[i]);
    else
      nearest_.add(shapes[i]);
  }
}

void Nearness::add_goals(ShapeView shape) {
  if (shape.kind() == ShapeKind::point) {
    goals_.insert(goals_.end(), shape.points().begin(), shape.points().end());
    return;
  }
  for (std::size_t p = 0; p < shape.part_count(); ++p) {
    const auto part = shape.part(p);
    for (std::size_t i = 1; i < part.size(); ++i) {
      const double steps = std::ceil(distance(part[i - 1], part[i]) / entrance_spacing_m);
      for (double k = 0; k < steps; ++k) goals_.push_back(between(part[i - 1], part[i], k / steps));
    }
    goals_.push_back(part.back());
  }
}

void Nearness::build() {
  if (!by_network()) return nearest_.build();
  network_.emplace(in_order(lines_));
  lines_ = Shapes(ShapeKind::line);
  std::ranges::sort(goals_);
  goals_.erase(std::unique(goals_.begin(), goals_.end()), goals_.end());
  std::vector<WalkGoal> on_network;
  for (const Point p : goals_)
    for (const NetworkPlace& place : network_->snap_all(p, snap_m_))
      on_network.push_back({place, place.access_m});
  reach_.emplace(*network_, on_network, limit_m_);
}

NearnessAnswer Nearness::of(Point p) const {
  constexpr double unknown = std::numeric_limits<double>::infinity();
  if (!by_network()) {
    const double metres = nearest_.distance_m(p, std::max(limit_m_, farthest_told_m));
    return {standing(metres), metres};
  }
  NearnessAnswer best{NearnessStanding::off_network, unknown};
  for (const NetworkPlace& place : network_->snap_all(p, snap_m_)) {
    const bool connected = reach_->is_connected(place.chain);
    const double metres = place.access_m + reach_->cost_at(place);
    if (!connected && best.standing == NearnessStanding::off_network)
      best.standing = NearnessStanding::disconnected;
    if (connected && (best.standing >= NearnessStanding::off_network || metres < best.distance_m))
      best = {standing(metres), metres};
  }
  return best;
}

NearnessStanding Nearness::standing(double metres) const {
  constexpr double rounding_m = 1e-6;  // of sums and of coordinates: exactly 500 m away is within 500 m
  return metres <= limit_m_ + rounding_m ? NearnessStanding::within : NearnessStanding::beyond;
}

std::vector<Parameter> Nearness::parameters() {
  return {
      {"near",
       ParameterType::table,
       {},
       {"附近的图层及其筛选", "the layer that is near, with a filter: { bus_stops = { mode = [\"bus\"] } }"}},
      {"distance_m", ParameterType::number, {}, {"距离，米", "distance in metres"}},
      {"network",
       ParameterType::text,
       {},
       {"步行网络图层；缺省为直线距离", "layer of ways along which one walks; straight lines without it"}},
      {"snap_m",
       ParameterType::number,
       {},
       {"离网络的最大距离，米", "how far a place may be from the network, metres"}}};
}

}  // namespace citygauge
