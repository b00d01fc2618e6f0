// Results as people look at them: block by block, each of one indicator judged against one target.
#pragma once

#include <vector>

#include "model/run_report.hpp"

namespace citygauge {

/// The results of one indicator (or one class of a grouped one) against one target, or none; never empty.
using Block = std::vector<const Result*>;

/// In the order of the results. Valid as long as the report.
[[nodiscard]] std::vector<Block> blocks_of(const RunReport& report);

/// Whether `a` is worse than `b`: by verdict, then by what is short of the target.
[[nodiscard]] bool is_worse(const Result& a, const Result& b);

/// The target that the results of a block were judged by, with its clause; null without one.
[[nodiscard]] const JudgedTarget* target_of(const RunReport& report, const Result& result);

}  // namespace citygauge
