// The verdict matrix: districts (and other things, each kind on its own) against indicators.
#pragma once

#include "output/report/report_view.hpp"

namespace citygauge::html {

/// Sets picks, verdicts, matrices.
void add_matrix(PageObject& page, const ReportView& view);

}  // namespace citygauge::html
