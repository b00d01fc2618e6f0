// results.json read back: what a run judged, in a few milliseconds, without evidence or ledger.
#pragma once

#include <filesystem>

#include "model/run_report.hpp"

namespace citygauge {

/// The title, results, indicators and targets of a results.json that `citygauge check` has written.
/// ERRORS: Error{input} when it is not one.
[[nodiscard]] RunReport read_results_json(const std::filesystem::path& file);

}  // namespace citygauge
