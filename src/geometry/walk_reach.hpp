// What can be reached on foot: from every place of a network the least cost to the nearest of many goals
// (stops, parks, clinics), up to a limit. One bounded search from all goals at once (Dijkstra, 1959), against
// the direction of walking; between nodes the cost is exact, so the covered part of every chain is.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "geometry/walk_network.hpp"

namespace citygauge {

/// A goal on the network and what it still costs to get from there to the goal itself.
struct WalkGoal {
  NetworkPlace place;
  double access_cost = 0;
};

/// A stretch of a chain, in the measure of NetworkPlace::along.
struct ChainStretch {
  double from = 0, to = 0;
};

class WalkReach {
 public:
  /// `network` must outlive the reach. `limit`: costs above it are not looked for.
  WalkReach(const WalkNetwork& network, std::span<const WalkGoal> goals, double limit);

  /// Cost of walking from a place to the nearest goal; infinity beyond the limit (and a millionth for
  /// rounding).
  [[nodiscard]] double cost_at(const NetworkPlace& place) const;

  /// The parts of a chain from which a goal is within the limit, in order, not touching each other.
  [[nodiscard]] std::vector<ChainStretch> covered(std::uint32_t chain) const;

  /// Whether the component of a chain has any goal at all.
  [[nodiscard]] bool is_connected(std::uint32_t chain) const;

 private:
  /// Where a walk along a chain may end: a node or a goal on the chain, with the cost from there.
  struct Anchor {
    double along = 0;
    double cost = 0;
  };

  [[nodiscard]] std::vector<Anchor> anchors(std::uint32_t chain) const;
  void search(std::span<const WalkGoal> goals);

  const WalkNetwork& network_;
  double limit_;
  std::vector<double> node_cost_;
  std::vector<std::uint32_t> goal_begin_;  // CSR: goals on each chain
  std::vector<Anchor> goal_list_;          // by chain, then place
  std::vector<bool> served_component_;     // by the component's first node
};

}  // namespace citygauge
