// Facings that follow one another along two chains are a run: two roads side by side for some way.
#pragma once

#include <vector>

#include "geometry/carriageway_facing.hpp"

namespace citygauge::twins {

/// Facings without break or overlap along chain a (ascending) and chain b (ascending when it runs the same
/// way, else descending). Never empty.
struct Run {
  std::vector<Facing> facings;

  /// The whole stretch on either chain.
  [[nodiscard]] Interval a() const { return {facings.front().a.from_m, facings.back().a.to_m}; }
  [[nodiscard]] Interval b() const;
  [[nodiscard]] double mean_gap_m() const;
  [[nodiscard]] Reason strongest_reason() const;
  /// Whether both sides are longer than the rules ask for.
  [[nodiscard]] bool is_long_enough(const TwinRules& rules) const;
};

/// Every run that is long enough and, by geometry alone, no fork. Runs may still share stretches of a chain.
[[nodiscard]] std::vector<Run> assemble_runs(std::vector<Facing> facings, const TwinRules& rules);

}  // namespace citygauge::twins
