// The results as plain tables for spreadsheets and other programs.
#pragma once

#include <string>

#include "model/run_report.hpp"

namespace citygauge {

/// results.csv: RFC 4180 in UTF-8 with a byte order mark, as Excel wants it. Numbers keep every digit. A text
/// that a spreadsheet would take for a formula (= + - @, tab, carriage return) starts with an apostrophe.
[[nodiscard]] std::string results_csv(const RunReport& report);

/// results.json: {citygauge, title, crs, results, sensitivity, ledger, counts, indicators, targets, issues,
/// provenance}; the rows have the names of the columns as keys, and null for what is missing. Bytes that are
/// not UTF-8 become U+FFFD.
[[nodiscard]] std::string results_json(const RunReport& report);

}  // namespace citygauge
