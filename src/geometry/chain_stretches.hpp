// The chains of a network of ways in short stretches, to be found by place.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

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

constexpr std::uint32_t segments_of_stretch = 8;

inline void append_stretches(std::vector<ChainStretch>& out, std::span<const Point> points,
                             std::uint32_t chain) {
  const auto last = static_cast<std::uint32_t>(points.size() - 1);
  for (std::uint32_t first = 0; first < last; first += segments_of_stretch) {
    ChainStretch stretch{{}, chain, first, std::min(first + segments_of_stretch, last)};
    for (std::uint32_t i = stretch.first; i <= stretch.last; ++i) stretch.box.add(points[i]);
    out.push_back(stretch);
  }
}

struct WalkNetwork::Stretches {
  BoxTree<ChainStretch> tree;
};

}  // namespace citygauge
