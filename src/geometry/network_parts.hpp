// The connected components of what a district has of a network. The network is cut at the district's border;
// what two pieces inside have between them outside joins them if it is short enough.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geometry/walk_network.hpp"

namespace citygauge {

/// A stretch of a chain, from and to in the measure of NetworkPlace::along.
struct NetworkStretch {
  std::uint32_t chain = 0;
  double from = 0, to = 0;
};

/// Pieces that are nearer to each other than this along a chain touch: the accuracy of a district's border.
constexpr double touching_m = 0.002;

/// Metres along the chain from its first vertex. REQUIRES a network whose costs are lengths.
[[nodiscard]] double metres_along(const WalkNetwork& network, std::uint32_t chain, double along);
[[nodiscard]] std::vector<Point> line_of(const WalkNetwork& network, const NetworkStretch& stretch);

/// The component of each stretch, numbered from 0 in the order of the stretches. Stretches are connected when
/// they meet in a node, or when a way of at most `outside_m` (and `touching_m`) through the rest of the
/// network leads from one to the other; and so are chains of such. REQUIRES stretches ordered by chain, then
/// place, that do not touch each other within a chain.
///
/// Which stretches ways of bounded length connect is found with one search from all of them at once: a
/// shortest spanning tree over the ends of ways needs only ways between places that are nearest to different
/// ends (Mehlhorn, 1988).
[[nodiscard]] std::vector<std::uint32_t> connected_parts(const WalkNetwork& network,
                                                         std::span<const NetworkStretch> stretches,
                                                         double outside_m);

}  // namespace citygauge
