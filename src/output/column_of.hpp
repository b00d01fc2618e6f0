// How a table's columns are declared: by the members of its rows. Used by the lists of columns only.
#pragma once

#include <string>
#include <string_view>

#include "output/cell_of.hpp"
#include "output/row_columns.hpp"

namespace citygauge {

template <class Row, class Member>
Row row_of(Member Row::*);
template <class Row, class Member>
Member member_of(Member Row::*);

/// A column that holds a member of its row: column<&Result::value>("value").
template <auto Member>
constexpr auto column(std::string_view name) {
  using Row = decltype(row_of(Member));
  using As = CellOf<decltype(member_of(Member))>;
  return Column<Row>{name, As::type, [](const Row& row) { return As::cell(row.*Member); },
                     [](Row& row, const Cell& cell) { row.*Member = As::value(cell); }};
}

/// A column that holds one language of a text: text_column<&Indicator::title, &Text::zh>("title_zh").
template <auto Member, auto Language>
constexpr auto text_column(std::string_view name) {
  using Row = decltype(row_of(Member));
  using As = CellOf<std::string>;
  return Column<Row>{name, As::type, [](const Row& row) { return As::cell((row.*Member).*Language); },
                     [](Row& row, const Cell& cell) { (row.*Member).*Language = As::value(cell); }};
}

/// A column that is derived from others and not read back.
template <class Row>
constexpr Column<Row> derived_column(std::string_view name, Cell (*cell)(const Row&)) {
  return {name, CellType::text, cell, [](Row&, const Cell&) {}};
}

}  // namespace citygauge
