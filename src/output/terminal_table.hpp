// The result for people at a terminal.
#pragma once

#include <string>

#include "model/run_report.hpp"
#include "model/text.hpp"

namespace citygauge {

/// Per indicator and target a block of rows: district, value, verdict with a sign that needs no colour, and
/// margin in the planner's units; then totals, features per layer, and issues. A block of more than 40 rows
/// shows its worst 10. Values are rounded for showing (output/shown_number.hpp). With `colour`, verdicts
/// carry ANSI colours.
[[nodiscard]] std::string terminal_table(const RunReport& report, Language language, bool colour);

}  // namespace citygauge
