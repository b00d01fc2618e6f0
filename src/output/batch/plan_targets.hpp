// From the results of a plan to what a meeting asks of it: each target once, at the district with the least
// to spare.
#pragma once

#include "model/batch.hpp"

namespace citygauge {

/// Fills status and counts from the results, and appends a row per target to `targets`.
void summarise(PlanOutcome& outcome, std::vector<PlanTarget>& targets);

/// All plans and targets, the worst first: missed before unreadable, not evaluated and met; then by how many
/// targets are missed, by what is short relative to its threshold, and by name.
[[nodiscard]] BatchSummary batch_summary(std::vector<PlanOutcome> outcomes);

/// What is to spare (negative: short) as a share of the threshold; nullopt for a threshold of 0.
[[nodiscard]] std::optional<double> relative_margin(double value, const std::string& threshold);

}  // namespace citygauge
