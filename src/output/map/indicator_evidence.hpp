// Which evidence proves which indicator, so that a sheet shows what belongs to it and nothing else.
#pragma once

#include <string>
#include <vector>

#include "model/run_report.hpp"

namespace citygauge {

/// The rows of a report's evidence that belong to an indicator, tables without any left out. A table belongs
/// to the indicators whose measure draws it; of its rows, those go whose column `indicator` names another
/// one, whose `layer` is none that the indicator reads, or whose `distance_m` is another than its own.
[[nodiscard]] std::vector<Evidence> evidence_of(const RunReport& report, const Indicator& indicator);

}  // namespace citygauge
