// Journeys by road from transport hubs: each to the nearest road of some class, or all to each other.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "geometry/travel_graph.hpp"
#include "measures/drive_network.hpp"

namespace citygauge {

enum class HubStanding : std::uint8_t { excluded, off_network, disconnected, reached };

struct Hub {
  Point at;
  std::string name;
  bool counts = false;
  HubStanding standing = HubStanding::excluded;
  NetworkPlace place = {};  // where it meets the roads
  std::size_t stop = 0;     // of the travel graph

  [[nodiscard]] bool on_network() const {
    return standing == HubStanding::disconnected || standing == HubStanding::reached;
  }
};

/// From the gate of a hub to the roads.
struct HubAccess {
  double snap_m = 0;                     // how far that may be
  double kmh = 0;                        // how fast one gets there
  std::set<std::string> junctions_only;  // classes of roads that have no gates
};

struct Journey {
  static constexpr std::size_t to_road = static_cast<std::size_t>(-1);
  std::size_t from = 0, to = to_road;  // hubs
  std::uint32_t vertex = 0;            // of the travel graph, where it ends
  double minutes = 0;
};

class HubJourneys {
 public:
  /// `roads` must outlive the journeys. Hubs in any order; those that do not count are left alone.
  HubJourneys(const DriveNetwork& roads, std::vector<Hub> hubs, HubAccess access);

  /// To where another road meets one of these classes; false when that is nowhere.
  [[nodiscard]] bool go_to_roads(const std::set<std::string>& classes);
  /// From each hub to each other one. Of hubs that cannot all be reached from each other, the largest group
  /// that can be goes; the others are disconnected.
  void go_to_each_other();

  [[nodiscard]] const std::vector<Hub>& hubs() const { return hubs_; }
  [[nodiscard]] const std::vector<Journey>& journeys() const { return journeys_; }
  /// The way of a journey, from hub to hub or road.
  [[nodiscard]] std::vector<Point> route(const Journey& journey) const;

 private:
  [[nodiscard]] double access_s(const Hub& hub) const { return hub.place.access_m / (access_.kmh / 3.6); }
  [[nodiscard]] std::vector<bool> junctions_with(const std::set<std::string>& classes) const;

  const DriveNetwork& roads_;
  std::vector<Hub> hubs_;  // sorted
  HubAccess access_;
  std::optional<TravelGraph> graph_;  // once the hubs are placed
  std::vector<Journey> journeys_;
};

}  // namespace citygauge
