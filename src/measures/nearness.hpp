// Whether something lies near: as the crow flies, or by walking along a network.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "geometry/nearest_distance.hpp"
#include "geometry/walk_network.hpp"
#include "geometry/walk_reach.hpp"
#include "measures/measure.hpp"

namespace citygauge {

enum class NearnessStanding : std::uint8_t { within, beyond, off_network, disconnected };

struct NearnessAnswer {
  NearnessStanding standing = NearnessStanding::beyond;
  double distance_m = 0;  // infinity when not known
};

/// The options `near` (one layer with a filter), `distance_m`, `network` (a role of lines; none: straight
/// lines) and `snap_m` (how far a place may be from the network; default 100 m).
class Nearness {
 public:
  /// ERRORS: Error{config} when they do not fit together.
  explicit Nearness(const MeasureSpec& spec);
  [[nodiscard]] static std::vector<Parameter> parameters();

  [[nodiscard]] bool is_asked() const { return !near_role_.empty(); }
  [[nodiscard]] bool by_network() const { return !network_role_.empty(); }
  [[nodiscard]] const std::string& near_role() const { return near_role_; }
  [[nodiscard]] double limit_m() const { return limit_m_; }
  /// "within 500 m of bus_stops, straight line".
  [[nodiscard]] std::string note() const;

  /// The layer that is near, then the network.
  [[nodiscard]] std::vector<LayerNeed> needs() const;
  /// A batch of one of them. May be called from several threads at once.
  void take(std::size_t need, const Selection& selection);
  /// After the last batch, before the first question.
  void build();

  /// May be called from several threads at once. Distances beyond the limit are told up to 5 km as the crow
  /// flies, not at all along a network.
  [[nodiscard]] NearnessAnswer of(Point p) const;

  /// REQUIRES by_network() and build().
  [[nodiscard]] const WalkNetwork& network() const { return *network_; }
  [[nodiscard]] const WalkReach& reach() const { return *reach_; }

 private:
  void add_goals(ShapeView shape);
  [[nodiscard]] NearnessStanding standing(double metres) const;

  std::string near_role_, network_role_;
  ClassFilter near_where_;
  double limit_m_ = 0, snap_m_ = 0;
  std::mutex mutex_;
  NearestDistance nearest_;
  std::vector<Point> goals_;
  Shapes lines_{ShapeKind::line};
  std::optional<WalkNetwork> network_;
  std::optional<WalkReach> reach_;
};

}  // namespace citygauge
