// What each district has of a network: stretches of its chains, cut at the borders, with their lengths.
#pragma once

#include <vector>

#include "geometry/district_grid.hpp"
#include "geometry/network_parts.hpp"

namespace citygauge {

/// Of one district; ordered as `connected_parts` needs them. The columns are parallel.
struct NetworkPieces {
  std::vector<NetworkStretch> stretches;
  std::vector<double> length_m;  // half where it runs along a border with another district
};

/// One for each district. Chains of lines from `first_link` on are links: they connect, but have no length.
[[nodiscard]] std::vector<NetworkPieces> pieces_in_districts(const WalkNetwork& network,
                                                             std::size_t first_link, const DistrictGrid& grid,
                                                             std::size_t districts);

}  // namespace citygauge
