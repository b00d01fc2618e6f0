// The end of the report: issues with the data, provenance, what the signs mean.
#pragma once

#include "output/report/report_view.hpp"

namespace citygauge::html {

/// Issues in the order of the report, the gravest first: places in RunReport::issues. The map shows the first
/// `most_issues_on_map` of them.
[[nodiscard]] std::vector<std::size_t> issue_order(const std::vector<Issue>& issues);

/// Sets has_issues, issues_summary, issues, issues_cut, has_counts, layer_counts, topics.
void add_closing(PageObject& page, const ReportView& view);

}  // namespace citygauge::html
