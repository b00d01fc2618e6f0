// Whether two results were measured alike. A number that changed because targets, definitions or options did
// is not the plan's doing.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "output/comparison/comparison.hpp"

namespace citygauge {

/// Targets, definitions, options, profiles' texts, scope of the districts, versions of the program and its
/// libraries that differ.
[[nodiscard]] std::vector<YardstickDifference> yardstick_differences(const RunReport& base,
                                                                     const RunReport& plan);

/// The ids of indicators that both measure, though not in the same way.
[[nodiscard]] std::set<std::string> redefined_indicators(const RunReport& base, const RunReport& plan);

}  // namespace citygauge
