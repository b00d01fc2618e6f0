// Which result of the plan answers which of the base, and what became of it.
#pragma once

#include <vector>

#include "output/comparison/comparison.hpp"

namespace citygauge {

/// Each row of either once, in the order of the plan's; those of the base only come last. First rows are
/// matched whose target is the same, then those that its profile has under the same clause and year, then
/// what is left of the profile. `kind` and `same_definition` are left as they are.
[[nodiscard]] std::vector<Change> matched_results(const RunReport& base, const RunReport& plan);

/// What became of a row, given all else that the change says.
[[nodiscard]] ChangeKind kind_of(const Change& change);

}  // namespace citygauge
