// What a verdict depends on: the values by other choices, beside those in force.
#pragma once

#include <vector>

#include "evaluate/plan.hpp"
#include "model/result.hpp"

namespace citygauge {

/// One row for each result with a value that has a value by the alternative too, in the order of `results`.
/// A result whose verdict flips gets a note that says so.
[[nodiscard]] std::vector<SensitivityRow> compare(std::vector<Result>& results,
                                                  const std::vector<Result>& others,
                                                  const PlannedAlternative& alternative);

}  // namespace citygauge
