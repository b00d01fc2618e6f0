// Which pieces of road stand face to face: for every two segments that are nearly parallel and near enough,
// the stretch of each that lies beside the other.
#pragma once

#include <cstdint>
#include <vector>

#include "geometry/carriageway_chains.hpp"

namespace citygauge::twins {

/// Why two pieces belong together, the strongest first.
enum class Reason : std::uint8_t { duplicate, road_id, name, ref, geometry };

struct Interval {
  double from_m = 0;
  double to_m = 0;
  [[nodiscard]] double length_m() const { return to_m - from_m; }
};

/// [a] of chain `chain_a` faces [b] of chain `chain_b`; chain_a < chain_b, or within one chain a before b.
struct Facing {
  std::uint32_t chain_a = 0;
  std::uint32_t chain_b = 0;
  std::uint32_t part_a = 0;
  std::uint32_t part_b = 0;
  Interval a;
  Interval b;
  double gap_m = 0;             // mean over the stretch
  double gap_change_m = 0;      // from the start to the end of a
  std::int8_t side = 0;         // of b as seen along a: 1 left, -1 right, 0 on it (a duplicate)
  bool same_direction = false;  // as the chains run; else b is met from its end
  Reason reason = Reason::geometry;

  /// The mean of both sides, which is what they count together.
  [[nodiscard]] double length_m() const { return (a.length_m() + b.length_m()) / 2; }
};

/// Every two pieces that may be halves of one road by direction, level, attributes and distance; how long
/// they run together is not judged here.
[[nodiscard]] std::vector<Facing> find_facings(const std::vector<RoadPart>& parts, const Chains& chains,
                                               const TwinRules& rules);

}  // namespace citygauge::twins
