// The results as plain tables for spreadsheets and other programs.
#pragma once

#include <string>

#include "model/run_report.hpp"

namespace citygauge {

/// results.csv, as output/csv_text.hpp tells.
[[nodiscard]] std::string results_csv(const RunReport& report);

/// results.json: {citygauge, title, crs, results, sensitivity, ledger, counts, indicators, targets, issues,
/// provenance}, as output/json_document.hpp tells; an issue has its place too, as x and y.
[[nodiscard]] std::string results_json(const RunReport& report);

}  // namespace citygauge
