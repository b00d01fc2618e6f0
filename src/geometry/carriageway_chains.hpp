// Chains of road parts that continue one another at their end points: what a driver would call going straight
// on. Lengths along a road are measured along its chain, so that it does not matter how often it was cut.
#pragma once

#include <cstdint>
#include <vector>

#include "geometry/carriageway_parts.hpp"

namespace citygauge::twins {

/// One part in its chain. Places along a chain are metres from the chain's start.
struct ChainLink {
  std::uint32_t part = 0;
  bool reversed = false;  // runs against the part's canonical direction
  double from_m = 0;
};

struct Chain {
  std::uint32_t first_link = 0;  // into Chains::links
  std::uint32_t link_count = 0;
  double length_m = 0;
  bool closed = false;
};

struct Chains {
  std::vector<ChainLink> links;
  std::vector<Chain> chains;  // in an order that depends on the parts alone
};

/// Where more than two ends meet, the pair that turns least is joined first, ends of one class before others,
/// up to 60°; where two meet they are joined at any angle. One-way parts are joined head to tail only. Each
/// part is in exactly one chain.
[[nodiscard]] Chains chain_road_parts(const std::vector<RoadPart>& parts);

}  // namespace citygauge::twins
