// The first sheet of the workbook: what was found, a row per indicator and target; and the bilingual words
// that all sheets use.
#pragma once

#include <string>

#include "model/run_report.hpp"
#include "output/workbook_file.hpp"

namespace citygauge {

/// Title, CRS, date (of SOURCE_DATE_EPOCH) and totals; then per block of results the target, how many
/// districts meet and miss it, and the worst district with its value and margin.
void write_summary(WorkbookSheet& sheet, const RunReport& report);

/// "道路网密度 Road network density"; once where both are the same.
[[nodiscard]] std::string in_both(const Text& text);
/// "✗ 未达标 missed".
[[nodiscard]] std::string signed_words(Verdict verdict);
/// "警告 warning".
[[nodiscard]] std::string severity_words(Severity severity);
/// The titles of the indicator that a result or ledger row names, with the class of a grouped one:
/// "道路网密度 Road network density: branch".
[[nodiscard]] std::string titles_of(const RunReport& report, const std::string& result_indicator);
/// Digits behind the point of a number as shown.
[[nodiscard]] int decimals_of(const std::string& shown);

}  // namespace citygauge
