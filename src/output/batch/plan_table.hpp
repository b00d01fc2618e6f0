// The plans of a batch as a table on a terminal.
#pragma once

#include <string>

#include "model/batch.hpp"

namespace citygauge {

/// A line per plan, the worst first, with its worst target or the reason why it could not be read; then the
/// totals. With ANSI colours if `colour`.
[[nodiscard]] std::string plan_table(const BatchSummary& summary, Language language, bool colour);

}  // namespace citygauge
