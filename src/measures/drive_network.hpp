// The network that one drives on: roads with their class, speed and direction.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "geometry/travel_graph.hpp"
#include "measures/measure.hpp"

namespace citygauge {

/// Roads of the classes that have a speed; a road's own speed comes first. Where roads cross without a common
/// vertex they do not meet.
class DriveNetwork {
 public:
  /// `kmh_by_class`: the speed of roads that do not tell theirs; other classes are not driven on.
  explicit DriveNetwork(std::map<std::string, double> kmh_by_class)
      : kmh_by_class_(std::move(kmh_by_class)) {}

  [[nodiscard]] static std::vector<std::string> attributes() { return {"class", "speed", "oneway"}; }
  /// May be called from several threads at once.
  void take(const Selection& roads);
  /// After the last batch.
  void build();

  [[nodiscard]] const WalkNetwork& network() const { return *network_; }
  [[nodiscard]] const std::vector<ChainTime>& times() const { return times_; }
  [[nodiscard]] const std::string& class_of(const WalkNetwork::Chain& chain) const {
    return roads_[chain.line].road_class;
  }

  /// Share of the length whose speed is that of its class, 0…1.
  [[nodiscard]] double assumed_speed_share() const;
  /// Whether any road says that it is, or is not, one-way.
  [[nodiscard]] bool knows_oneway() const { return knows_oneway_; }

 private:
  enum class Direction : std::uint8_t { both, forward, backward };
  struct Road {
    std::string road_class;
    double kmh = 0;
    bool assumed_speed = false;
    Direction direction = Direction::both;
    friend auto operator<=>(const Road&, const Road&) = default;
  };

  [[nodiscard]] std::optional<Road> road_of(const std::string& road_class, double kmh,
                                            const std::string& oneway) const;
  void sort();

  std::map<std::string, double> kmh_by_class_;
  std::mutex mutex_;
  Shapes lines_{ShapeKind::line};
  std::vector<Road> roads_;  // of each line
  bool knows_oneway_ = false;
  std::optional<WalkNetwork> network_;
  std::vector<ChainTime> times_;
};

}  // namespace citygauge
