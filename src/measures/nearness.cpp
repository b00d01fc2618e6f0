#include "measures/nearness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "core/rounding.hpp"
#include "measures/entrances.hpp"
#include "measures/options.hpp"
#include "measures/sloped_ways.hpp"

namespace citygauge {
namespace {

constexpr double farthest_told_m = 5000;  // how far the nearest is looked for beyond the limit
constexpr double default_snap_m = 100;

// Tobler's hiking function has 5.04 km/h on the flat.
constexpr double default_speed_kmh = 5;
constexpr double seconds_per_minute = 60;

/// An order of the lines that does not depend on that of the features.
std::vector<std::size_t> order_of(const Shapes& lines, const std::vector<bool>& raised) {
  std::vector<std::size_t> order(lines.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    const auto points = lines[a].points(), others = lines[b].points();
    if (!std::ranges::equal(points, others)) return std::ranges::lexicographical_compare(points, others);
    return raised[a] < raised[b];
  });
  return order;
}

/// Roles of ways that tell bridges and tunnels; walkways also by their class.
bool tells_level(const std::string& role) {
  return role == "walkways" || role == "roads";
}

bool is_raised(const std::string& level, const std::string& way_class) {
  constexpr std::array on_the_ground{"", "0", "no", "n", "false", "f", "none", "否", "无", "地面"};
  return std::ranges::find(on_the_ground, level) == on_the_ground.end() || way_class == "bridge" ||
         way_class == "tunnel";
}

}  // namespace

Shared<Nearness> Nearness::of(const MeasureSpec& spec, const MeasureContext& context,
                              const ClassFilter& network_where) {
  auto own = std::make_shared<Nearness>(spec, context, network_where);
  const std::string key = own->key(spec);
  return share(context, key, std::move(own));
}

Nearness::Nearness(const MeasureSpec& spec, const MeasureContext& context, ClassFilter network_where)
    : network_where_(std::move(network_where)),
      pace_(number_option(spec.options, "walking_speed_kmh", default_speed_kmh)) {
  const auto near = filter_table_option(spec.options, "near");
  limit_m_ = number_option(spec.options, "distance_m", 0);
  network_role_ = text_option(spec.options, "network", "");
  snap_m_ = number_option(spec.options, "snap_m", default_snap_m);
  minutes_ = number_option(spec.options, "minutes", 0);
  dem_role_ = text_option(spec.options, "dem", "");
  symmetric_ = bool_option(spec.options, "symmetric", false);
  if (near.size() > 1) throw config_error(spec.at, "`near` names one layer");
  if (near.empty() && !network_role_.empty()) throw config_error(spec.at, "`network` needs `near`");
  if (near.empty()) return;
  near_role_ = near.begin()->first;
  near_where_ = near.begin()->second;
  check(spec);
  if (by_network() && !on_slopes()) ways_ = WalkWays::of(network_role_, network_where_, spec, context);
}

std::string Nearness::key(const MeasureSpec& spec) const {
  const auto layer = [&](const std::string& role, const ClassFilter& where) {
    return key_of(role, where, role == spec.layer ? spec.range : RangeFilter{});
  };
  return "nearness\n" + layer(near_role_, near_where_) + layer(network_role_, network_where_) +
         fmt::format("{}\n{} m, {} min, {} m, {} km/h, {}", dem_role_, limit_m_, minutes_, snap_m_,
                     pace_.flat_kmh(), symmetric_);
}

void Nearness::check(const MeasureSpec& spec) const {
  if ((limit_m_ > 0) == (minutes_ > 0))
    throw config_error(spec.at, "`near` needs a positive `distance_m` or positive `minutes`",
                       "one of them: set the other to 0");
  if (!(snap_m_ > 0)) throw config_error(spec.at, "`snap_m` must be positive");
  if (by_time() && !by_network()) throw config_error(spec.at, "`minutes` need a `network`");
  if (on_slopes() && !by_time()) throw config_error(spec.at, "`dem` needs `minutes`");
  if (symmetric_ && !on_slopes()) throw config_error(spec.at, "`symmetric` needs a `dem`");
  if (!(number_option(spec.options, "walking_speed_kmh", default_speed_kmh) > 0))
    throw config_error(spec.at, "`walking_speed_kmh` must be positive");
}

std::string Nearness::note() const {
  if (!is_asked()) return "";
  if (!by_network()) return fmt::format("within {:g} m of {}, straight line", limit_m_, near_role_);
  if (!by_time()) return fmt::format("within {:g} m of {} along {}", limit_m_, near_role_, network_role_);
  std::string note = fmt::format("within {:g} min of {} along {}, {:g} km/h on the flat", minutes_,
                                 near_role_, network_role_, pace_.flat_kmh());
  if (on_slopes())
    note += std::string("; ") + (symmetric_ ? "slopes, mean of there and back" : "slopes, on the way there");
  return note;
}

std::vector<LayerNeed> Nearness::needs() const {
  std::vector<LayerNeed> needs;
  if (is_asked()) needs.push_back({near_role_, near_where_, {}, false});
  if (by_network()) needs.push_back({network_role_, network_where_, {}, false});
  if (!on_slopes()) return needs;
  if (tells_level(network_role_)) needs.back().attributes = {"class", "level"};
  needs.push_back({dem_role_, {}, {}, false});
  return needs;
}

void Nearness::take(std::size_t need, const Selection& selection) {
  if (need == 1 && !on_slopes()) {
    if (ways_.feeds) ways_->take(selection);
    return;
  }
  const std::lock_guard lock(mutex_);  // stops, clinics, parks: few
  if (need == 1) return add_ways(selection);
  if (need == 2)
    throw config_error({}, fmt::format("`{}` is no elevation model but a vector layer", dem_role_));
  const Shapes& shapes = selection.batch.shapes;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (!selection.counts[i]) continue;
    if (by_network())
      append_entrances(shapes[i], goals_);
    else
      nearest_.add(shapes[i]);
  }
}

void Nearness::add_ways(const Selection& selection) {
  const bool levels = tells_level(network_role_);
  const auto level = levels ? selection.batch.text("level") : std::span<const std::string>{};
  const auto classes = levels ? selection.batch.text("class") : std::span<const std::string>{};
  for (std::size_t i = 0; i < selection.batch.size(); ++i) {
    if (!selection.counts[i]) continue;
    lines_.add_feature(selection.batch.shapes[i]);
    raised_.push_back(levels && is_raised(value_or_empty(level, i), value_or_empty(classes, i)));
  }
}

void Nearness::take(Raster& dem) {
  Terrain terrain(dem);
  SlopedWays ways;
  for (const std::size_t i : order_of(lines_, raised_)) ways.add(lines_[i], raised_[i], terrain);
  lines_ = Shapes(ShapeKind::line);
  without_height_ = ways.unknown();
  for (std::size_t i = 0; i < without_height_.size(); ++i) nearest_without_height_.add(without_height_[i]);
  nearest_without_height_.build();
  constexpr double join_m = 0.01;
  sloped_.emplace(ways.known(), join_m, [&](const LineSegment& segment, std::vector<WalkStep>& steps) {
    ways.steps(segment, pace_, symmetric_, steps);
  });
}

void Nearness::build() {
  if (std::exchange(built_, true)) return;
  if (!by_network()) return nearest_.build();
  if (on_slopes() && !sloped_) throw std::logic_error("the elevation model was not handed to Nearness");
  network_ = sloped_ ? &*sloped_ : &ways_->network();
  std::ranges::sort(goals_);
  goals_.erase(std::unique(goals_.begin(), goals_.end()), goals_.end());
  std::vector<WalkGoal> on_network;
  for (const Point p : goals_) {
    const std::vector<NetworkPlace> places = network_->snap_all(p, snap_m_);
    if (is_at_unknown_height(p, places)) {
      ++goals_without_height_;
      continue;
    }
    for (const NetworkPlace& place : places) on_network.push_back({place, access_cost(place)});
  }
  reach_.emplace(*network_, on_network, limit_cost());
}

/// Without an elevation model the network's costs are metres.
double Nearness::limit_cost() const {
  if (!by_time()) return limit_m_;
  const double seconds = minutes_ * seconds_per_minute;
  return on_slopes() ? seconds : seconds / pace_.flat_seconds(1);
}

/// The straight way to the network, which is no way that one could know: taken as flat.
double Nearness::access_cost(const NetworkPlace& place) const {
  return on_slopes() ? pace_.flat_seconds(place.access_m) : place.access_m;
}

bool Nearness::is_at_unknown_height(Point p, const std::vector<NetworkPlace>& places) const {
  if (without_height_.size() == 0) return false;
  const double known_m = places.empty() ? std::numeric_limits<double>::infinity() : places[0].access_m;
  return nearest_without_height_.distance_m(p, snap_m_) < std::min(known_m, greatest_equal(snap_m_));
}

NearnessAnswer Nearness::of(Point p) const {
  constexpr double unknown = std::numeric_limits<double>::infinity();
  if (!by_network()) {
    const double metres = nearest_.distance_m(p, std::max(greatest_equal(limit_m_), farthest_told_m));
    return {metres <= greatest_equal(limit_m_) ? NearnessStanding::within : NearnessStanding::beyond, metres};
  }
  NearnessAnswer best{NearnessStanding::off_network, unknown};
  const std::vector<NetworkPlace> places = network_->snap_all(p, snap_m_);
  if (is_at_unknown_height(p, places)) return {NearnessStanding::no_height, unknown};
  double least = unknown;
  for (const NetworkPlace& place : places) {
    const bool connected = reach_->is_connected(place.chain);
    const double cost = access_cost(place) + reach_->cost_at(place);
    if (!connected && best.standing == NearnessStanding::off_network)
      best.standing = NearnessStanding::disconnected;
    if (!connected || (best.standing < NearnessStanding::off_network && cost >= least)) continue;
    least = cost;
    best = answer(cost);
  }
  return best;
}

/// Of a cost along the network.
NearnessAnswer Nearness::answer(double cost) const {
  constexpr double unknown = std::numeric_limits<double>::infinity();
  const auto standing =
      cost <= greatest_equal(limit_cost()) ? NearnessStanding::within : NearnessStanding::beyond;
  if (!by_time()) return {standing, cost};
  if (!on_slopes()) return {standing, cost, pace_.flat_seconds(cost) / seconds_per_minute};
  return {standing, unknown, cost / seconds_per_minute};
}

std::vector<Issue> Nearness::issues() const {
  if (without_height_.size() == 0) return {};
  double length = 0;
  for (std::size_t i = 0; i < without_height_.size(); ++i) length += length_m(without_height_[i]);
  return {{Severity::warning,
           "no_height",
           dem_role_,
           {},
           fmt::format("{:.0f} m of {} and {} places of {} lie where the elevation model has no data", length,
                       network_role_, goals_without_height_, near_role_),
           "not walked",
           {}}};
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
       {"离网络的最大距离，米", "how far a place may be from the network, metres"}},
      {"minutes",
       ParameterType::number,
       {},
       {"步行时间，分钟；代替距离", "walking time in minutes, in place of a distance"}},
      {"walking_speed_kmh",
       ParameterType::number,
       {},
       {"平地步行速度，km/h；缺省为 5", "walking speed on the flat, km/h; 5 by default"}},
      {"dem",
       ParameterType::text,
       {},
       {"数字高程模型图层：步行速度按坡度折算（Tobler 函数）",
        "elevation model: the walking speed follows the slope (Tobler's function)"}},
      {"symmetric",
       ParameterType::boolean,
       {},
       {"按往返平均时间；缺省为单程（从居住地到设施）",
        "the mean time of there and back; by default the way from home to the facility"}}};
}

}  // namespace citygauge
