// The results as plain tables for spreadsheets and other programs.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "model/run_report.hpp"
#include "output/row_columns.hpp"

namespace citygauge {

/// results.csv, as output/csv_text.hpp tells.
[[nodiscard]] std::string results_csv(const RunReport& report);

/// results.json: {citygauge, title, crs, results, sensitivity, ledger, counts, indicators, targets, issues,
/// provenance}; the rows have the names of the columns as keys, and null for what is missing. Bytes that are
/// not UTF-8 become U+FFFD.
[[nodiscard]] std::string results_json(const RunReport& report);

/// Rows of named cells.
using NamedCells = std::vector<std::vector<std::pair<std::string, Cell>>>;

template <class Row>
NamedCells named_cells(std::span<const Column<Row>> columns, const std::vector<Row>& rows) {
  NamedCells cells;
  for (const Row& row : rows) {
    cells.emplace_back();
    for (const auto& column : columns) cells.back().emplace_back(column.name, column.cell(row));
  }
  return cells;
}

struct JsonMember {
  std::string key;
  std::variant<std::string, NamedCells> value;
};

/// An object of texts and tables, written as results.json is.
[[nodiscard]] std::string json_document(const std::vector<JsonMember>& members);

}  // namespace citygauge
