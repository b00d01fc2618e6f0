// JSON of texts, rows and tables: what results.json and its kin are made of. nlohmann-json stays behind this.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "output/row_columns.hpp"

namespace citygauge {

/// One row, its cells named.
using NamedRow = std::vector<std::pair<std::string, Cell>>;
using NamedRows = std::vector<NamedRow>;

template <class Row>
[[nodiscard]] NamedRow named_row(std::span<const Column<Row>> columns, const Row& row) {
  NamedRow named;
  for (const auto& column : columns) named.emplace_back(column.name, column.cell(row));
  return named;
}

template <class Row>
[[nodiscard]] NamedRows named_rows(std::span<const Column<Row>> columns, const std::vector<Row>& rows) {
  NamedRows named;
  for (const Row& row : rows) named.push_back(named_row(columns, row));
  return named;
}

struct JsonMember {
  std::string key;
  std::variant<std::string, NamedRow, NamedRows> value;
};

/// An object of these members in their order; a row is an object with the names as keys, and null for what is
/// missing. Bytes that are not UTF-8 become U+FFFD. Ends with a line break.
[[nodiscard]] std::string json_document(const std::vector<JsonMember>& members);

}  // namespace citygauge
