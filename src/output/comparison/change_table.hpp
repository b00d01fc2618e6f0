// The comparison for people at a terminal.
#pragma once

#include <string>

#include "output/comparison/comparison.hpp"

namespace citygauge {

/// What was not measured alike, then the changed rows, the worst first (at most 40), districts and evidence
/// that changed, and totals. With `colour`, kinds of change carry ANSI colours.
[[nodiscard]] std::string change_table(const Comparison& comparison, Language language, bool colour);

}  // namespace citygauge
