// Runs contend for stretches of road: each stretch gets at most one twin, and is its twin's twin.
#pragma once

#include <vector>

#include "geometry/carriageway_runs.hpp"

namespace citygauge::twins {

/// Runs no two of which share a stretch. The strongest reason goes first, then the smallest mean gap. A run
/// that has lost a part of itself stays in the contest with what is left, if that is long enough.
[[nodiscard]] std::vector<Run> match_runs(std::vector<Run> runs, const TwinRules& rules);

}  // namespace citygauge::twins
