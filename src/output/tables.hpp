// The results as plain tables for spreadsheets and other programs.
#pragma once

#include <string>

#include "model/run_report.hpp"

namespace citygauge {

/// results.csv, as output/csv_text.hpp tells.
[[nodiscard]] std::string results_csv(const RunReport& report);

/// results.json: {citygauge, title, crs, results, sensitivity, ledger, counts, indicators, targets, issues,
/// provenance}; the rows have the names of the columns as keys, and null for what is missing. Bytes that are
/// not UTF-8 become U+FFFD.
[[nodiscard]] std::string results_json(const RunReport& report);

}  // namespace citygauge
