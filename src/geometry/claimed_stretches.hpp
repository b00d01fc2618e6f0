// Which stretches of which chains have been given away.
#pragma once

#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

#include "geometry/carriageway_facing.hpp"

namespace citygauge::twins {

class ClaimedStretches {
 public:
  /// REQUIRES that it overlaps no earlier claim by more than rounding.
  void claim(std::uint32_t chain, Interval stretch) { claims_[chain].emplace(stretch.from_m, stretch.to_m); }

  /// What is left of a stretch, in order; remains of less than a centimetre are dropped.
  [[nodiscard]] std::vector<Interval> free_parts(std::uint32_t chain, Interval stretch) const;

 private:
  std::unordered_map<std::uint32_t, std::map<double, double>> claims_;  // per chain: from → to
};

}  // namespace citygauge::twins
