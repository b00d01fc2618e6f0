// CSV as spreadsheets read it: RFC 4180 in UTF-8 with a byte order mark, as Excel wants it. Numbers keep
// every digit. A text that a spreadsheet would take for a formula (= + - @, tab, carriage return) starts with
// an apostrophe.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "output/row_columns.hpp"

namespace citygauge {

/// The cells of one line, with its end.
[[nodiscard]] std::string csv_line(const std::vector<Cell>& cells);

/// A heading and a line for each row.
template <class Row>
[[nodiscard]] std::string csv_text(std::span<const Column<Row>> columns, const std::vector<Row>& rows) {
  std::vector<Cell> cells;
  for (const auto& column : columns) cells.emplace_back(std::string(column.name));
  std::string text = "\xEF\xBB\xBF" + csv_line(cells);
  for (const Row& row : rows) {
    cells.clear();
    for (const auto& column : columns) cells.push_back(column.cell(row));
    text += csv_line(cells);
  }
  return text;
}

}  // namespace citygauge
