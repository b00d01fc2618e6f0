#include "measures/evidence_builder.hpp"

#include <algorithm>
#include <numeric>

#include "core/error.hpp"

namespace citygauge {

void EvidenceBuilder::add_line(std::span<const Point> line) {
  shapes_.add_part(line);
  shapes_.end_feature();
  rows_.emplace_back();
}

void EvidenceBuilder::add_shape(ShapeView shape) {
  shapes_.add_feature(shape);
  rows_.emplace_back();
}

void EvidenceBuilder::row_value(const std::string& column, Value value) {
  std::vector<Value>& row = rows_.back();
  if (rows_.size() == 1) columns_.push_back(column);
  if (row.size() >= columns_.size() || columns_[row.size()] != column)
    throw Error(ErrorKind::internal, "evidence rows must set the same columns in the same order");
  row.push_back(std::move(value));
}

void EvidenceBuilder::absorb(EvidenceBuilder&& other) {
  if (columns_.empty()) columns_ = other.columns_;
  for (std::size_t i = 0; i < other.shapes_.size(); ++i) shapes_.add_feature(other.shapes_[i]);
  rows_.insert(rows_.end(), std::make_move_iterator(other.rows_.begin()),
               std::make_move_iterator(other.rows_.end()));
  other = EvidenceBuilder(table_, shapes_.kind());
}

Evidence EvidenceBuilder::build() && {
  std::vector<std::size_t> order(rows_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    if (rows_[a] != rows_[b]) return rows_[a] < rows_[b];
    return std::ranges::lexicographical_compare(shapes_[a].points(), shapes_[b].points());
  });
  Evidence evidence{table_, Shapes(shapes_.kind()), {}};
  for (const std::size_t row : order) evidence.shapes.add_feature(shapes_[row]);
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    EvidenceColumn column{columns_[c], {}};
    std::visit([&](const auto& first) { column.values = std::vector<std::decay_t<decltype(first)>>{}; },
               rows_[0][c]);
    for (const std::size_t row : order)
      std::visit(
          [&](auto& values) {
            values.push_back(std::get<typename std::decay_t<decltype(values)>::value_type>(rows_[row][c]));
          },
          column.values);
    evidence.columns.push_back(std::move(column));
  }
  return evidence;
}

}  // namespace citygauge
