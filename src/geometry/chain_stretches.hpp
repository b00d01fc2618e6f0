// The chains of a network of ways in short stretches, to be found by place.
#pragma once

#include <cstdint>

#include "geometry/box_tree.hpp"
#include "geometry/walk_network.hpp"

namespace citygauge {

/// A few segments of a chain, one after the other.
struct ChainStretch {
  Box box;
  std::uint32_t chain = 0;
  std::uint32_t first = 0, last = 0;  // vertices of the chain
};

[[nodiscard]] inline const Box& box_of(const ChainStretch& s) {
  return s.box;
}

struct WalkNetwork::Stretches {
  BoxTree<ChainStretch> tree;
};

}  // namespace citygauge
