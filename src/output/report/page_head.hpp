// The head of the report: what it is about, the verdict in one sentence, the targets at a glance.
#pragma once

#include "output/report/report_view.hpp"

namespace citygauge::html {

/// Sets facts, sign, tone, sentence, counts, verdict_bar, policies.
void add_head(PageObject& page, const ReportView& view);

}  // namespace citygauge::html
