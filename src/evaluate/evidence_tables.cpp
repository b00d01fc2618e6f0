#include "evaluate/evidence_tables.hpp"

#include <algorithm>
#include <compare>
#include <numeric>

namespace citygauge {
namespace {

struct Row {
  const Evidence& table;
  std::size_t index;
};

/// An order of the doubles that has a place for NaN, so that rows with unknown numbers are ordered as well.
struct TotalOrder {
  std::strong_ordering operator()(double a, double b) const { return std::strong_order(a, b); }
  std::strong_ordering operator()(const Point& a, const Point& b) const {
    const auto east = std::strong_order(a.x, b.x);
    return east != 0 ? east : std::strong_order(a.y, b.y);
  }
  template <class Value>
  std::strong_ordering operator()(const Value& a, const Value& b) const {
    return a <=> b;
  }
};

/// By columns, then by geometry.
std::strong_ordering compared(Row a, Row b) {
  for (std::size_t c = 0; c < a.table.columns.size(); ++c) {
    const auto order = std::visit(
        [&](const auto& cells) {
          const auto& others = std::get<std::decay_t<decltype(cells)>>(b.table.columns[c].values);
          return TotalOrder()(cells[a.index], others[b.index]);
        },
        a.table.columns[c].values);
    if (order != 0) return order;
  }
  const ShapeView shape = a.table.shapes[a.index], other = b.table.shapes[b.index];
  if (shape.part_count() != other.part_count()) return shape.part_count() <=> other.part_count();
  const auto points = shape.points(), others = other.points();
  return std::lexicographical_compare_three_way(points.begin(), points.end(), others.begin(), others.end(),
                                                TotalOrder());
}

/// The rows of `evidence` that `table` does not hold.
std::vector<std::size_t> new_rows(const Evidence& table, const Evidence& evidence) {
  std::vector<std::size_t> held(table.shapes.size());
  std::iota(held.begin(), held.end(), std::size_t{0});
  std::ranges::sort(held, [&](std::size_t a, std::size_t b) { return compared({table, a}, {table, b}) < 0; });
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < evidence.shapes.size(); ++row) {
    const auto place = std::ranges::partition_point(held, [&](std::size_t h) {
      return compared({table, h}, {evidence, row}) < 0;
    });
    if (place == held.end() || compared({table, *place}, {evidence, row}) != 0) rows.push_back(row);
  }
  return rows;
}

}  // namespace

void add_evidence(std::vector<Evidence>& tables, Evidence&& evidence) {
  const auto table = std::ranges::find(tables, evidence.table, &Evidence::table);
  if (table == tables.end()) {
    tables.push_back(std::move(evidence));
    return;
  }
  const std::vector<std::size_t> rows = new_rows(*table, evidence);
  for (const std::size_t row : rows) table->shapes.add_feature(evidence.shapes[row]);
  for (std::size_t c = 0; c < table->columns.size(); ++c)
    std::visit(
        [&](auto& cells) {
          const auto& more = std::get<std::decay_t<decltype(cells)>>(evidence.columns[c].values);
          for (const std::size_t row : rows) cells.push_back(more[row]);
        },
        table->columns[c].values);
}

}  // namespace citygauge
