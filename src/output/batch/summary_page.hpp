// summary.html: all plans on one page, in the style of the report; one file without network or script.
#pragma once

#include <string>

#include "model/batch.hpp"

namespace citygauge {

/// A table of the plans, a matrix of plans and targets, and the targets missed, the worst first. Links lead
/// to the report.html of each plan, in its folder beside the page.
[[nodiscard]] std::string summary_page(const BatchSummary& summary, Language language);

}  // namespace citygauge
