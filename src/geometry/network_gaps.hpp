// Where a network is broken: its dead ends, and the places where little is missing for a connection.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geometry/network_parts.hpp"

namespace citygauge {

struct DeadEnd {
  Point at;
  std::uint32_t node = 0;
  std::uint32_t part = 0;
};

/// The shortest way across. `from` lies in `part`, `to` in `other_part`; both are the same at a dead end that
/// is near to a line of its own part. Of width 0 where lines cross without being joined.
struct NetworkGap {
  double width_m = 0;
  Point from, to;
  std::uint32_t part = 0, other_part = 0;

  friend auto operator<=>(const NetworkGap&, const NetworkGap&) = default;
};

/// Nodes inside that only one chain ends at, in the order of the nodes. `parts`: of each stretch.
[[nodiscard]] std::vector<DeadEnd> dead_ends(const WalkNetwork& network,
                                             std::span<const NetworkStretch> stretches,
                                             std::span<const std::uint32_t> parts);

/// Ordered by width. Of each two parts that come within `gap_m` of each other the shortest gap; and of each
/// dead end the shortest to a line of its own part that lies within `gap_m`, if the way round along the
/// network is longer than `way_round_gaps` times `gap_m`.
constexpr double way_round_gaps = 10;
[[nodiscard]] std::vector<NetworkGap> network_gaps(const WalkNetwork& network,
                                                   std::span<const NetworkStretch> stretches,
                                                   std::span<const std::uint32_t> parts, double gap_m);

}  // namespace citygauge
