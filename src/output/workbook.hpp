// results.xlsx: the result for people who work in Excel. Headings are in both languages, whatever --lang is.
#pragma once

#include <cstddef>
#include <filesystem>

#include "model/run_report.hpp"

namespace citygauge {

/// Rows that a sheet of Excel holds.
inline constexpr std::size_t excel_rows = 1048576;

/// Writes six sheets: summary (a row per indicator and target, with the worst district), verdicts, ledger,
/// issues, the indicators' definitions, provenance. Numbers are numbers (16 digits); a text stays text
/// whatever it begins with. A table longer than a sheet of `sheet_rows` is cut, and a row above it says by
/// how much and where the rest is. The same report gives the same bytes. ERRORS: Error{input} when it cannot
/// be written. REQUIRES sheet_rows >= 3.
void write_workbook(const RunReport& report, const std::filesystem::path& file,
                    std::size_t sheet_rows = excel_rows);

}  // namespace citygauge
