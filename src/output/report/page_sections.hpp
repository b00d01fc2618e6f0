// One section per indicator: what it means, what is demanded, how it is calculated, its values, evidence and
// ledger.
#pragma once

#include "output/report/mini_map.hpp"
#include "output/report/report_view.hpp"

namespace citygauge::html {

/// Sets sections.
void add_sections(PageObject& page, const ReportView& view);

}  // namespace citygauge::html
