// Whether something lies near: as the crow flies, or by walking along a network, in metres or in minutes.
#pragma once

#include <limits>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "geometry/nearest_distance.hpp"
#include "geometry/walk_network.hpp"
#include "geometry/walk_reach.hpp"
#include "geometry/walking_pace.hpp"
#include "measures/shared_product.hpp"
#include "measures/walk_ways.hpp"

namespace citygauge {

/// `no_height`: the nearest way lies where the elevation model says nothing.
enum class NearnessStanding : std::uint8_t { within, beyond, off_network, disconnected, no_height };

struct NearnessAnswer {
  NearnessStanding standing = NearnessStanding::beyond;
  double distance_m = 0;                                     // infinity when not known
  double minutes = std::numeric_limits<double>::infinity();  // of a limit in minutes
};

/// The options `near` (one layer with a filter), `distance_m` or `minutes`, `network` (a role of lines; none:
/// straight lines) and `snap_m` (how far a place may be from the network; default 100 m). Minutes are those
/// of walking with `walking_speed_kmh` on the flat and, with the elevation model `dem`, slower or faster on
/// slopes: from a place to what is near, or with `symmetric` the mean of there and back.
class Nearness {
 public:
  /// Shared by all measures that ask the same of the same layers; `network_where`: the ways that are walked.
  /// ERRORS: Error{config} when the options do not fit together.
  [[nodiscard]] static Shared<Nearness> of(const MeasureSpec& spec, const MeasureContext& context,
                                           const ClassFilter& network_where = {});
  Nearness(const MeasureSpec& spec, const MeasureContext& context, ClassFilter network_where);
  [[nodiscard]] static std::vector<Parameter> parameters();

  [[nodiscard]] bool is_asked() const { return !near_role_.empty(); }
  [[nodiscard]] bool by_network() const { return !network_role_.empty(); }
  [[nodiscard]] const std::string& near_role() const { return near_role_; }
  [[nodiscard]] double limit_m() const { return limit_m_; }
  [[nodiscard]] bool by_time() const { return minutes_ > 0; }
  [[nodiscard]] double limit_minutes() const { return minutes_; }
  [[nodiscard]] bool on_slopes() const { return !dem_role_.empty(); }
  /// "within 500 m of bus_stops, straight line".
  [[nodiscard]] std::string note() const;

  /// The layer that is near, then the network, then the elevation model.
  [[nodiscard]] std::vector<LayerNeed> needs() const;
  /// A batch of one of them. May be called from several threads at once.
  void take(std::size_t need, const Selection& selection);
  /// The elevation model, after the last batch.
  void take(Raster& dem);
  /// After all of them, before the first question; does nothing when it is done.
  void build();

  /// May be called from several threads at once. Distances beyond the limit are told up to 5 km as the crow
  /// flies, not at all along a network.
  [[nodiscard]] NearnessAnswer of(Point p) const;

  /// REQUIRES by_network() and build().
  [[nodiscard]] const WalkNetwork& network() const { return *network_; }
  [[nodiscard]] const WalkReach& reach() const { return *reach_; }
  /// The ways without heights, which nobody is taken to walk.
  [[nodiscard]] const Shapes& ways_without_height() const { return without_height_; }
  /// What is to be said of those ways and of what lies at them.
  [[nodiscard]] std::vector<Issue> issues() const;

 private:
  /// All that it depends on.
  [[nodiscard]] std::string key(const MeasureSpec& spec) const;
  void check(const MeasureSpec& spec) const;
  void add_ways(const Selection& selection);
  [[nodiscard]] double limit_cost() const;
  [[nodiscard]] double access_cost(const NetworkPlace& place) const;
  /// Whether a way without heights is nearer than these places.
  [[nodiscard]] bool is_at_unknown_height(Point p, const std::vector<NetworkPlace>& places) const;
  [[nodiscard]] NearnessAnswer answer(double cost) const;

  std::string near_role_, network_role_, dem_role_;
  ClassFilter near_where_, network_where_;
  double limit_m_ = 0, snap_m_ = 0, minutes_ = 0;
  WalkingPace pace_;
  bool symmetric_ = false;
  std::mutex mutex_;
  NearestDistance nearest_;
  std::vector<Point> goals_;
  Shapes lines_{ShapeKind::line};
  std::vector<bool> raised_;  // of each line: whether it is a bridge or a tunnel
  Shapes without_height_{ShapeKind::line};
  NearestDistance nearest_without_height_;
  std::size_t goals_without_height_ = 0;
  Shared<WalkWays> ways_;                 // on the flat
  std::optional<WalkNetwork> sloped_;     // on slopes
  const WalkNetwork* network_ = nullptr;  // one of them
  std::optional<WalkReach> reach_;
  bool built_ = false;
};

}  // namespace citygauge
