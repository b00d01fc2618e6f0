// Building an evidence table row by row. Rows are sorted at the end, so that threads and feature order do not
// change it.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "model/result.hpp"

namespace citygauge {

class EvidenceBuilder {
 public:
  EvidenceBuilder(std::string table, ShapeKind kind) : table_(std::move(table)), shapes_(kind) {}

  [[nodiscard]] const std::string& table() const { return table_; }
  [[nodiscard]] ShapeKind kind() const { return shapes_.kind(); }
  [[nodiscard]] bool empty() const { return shapes_.size() == 0; }

  /// Begin a row with its geometry...
  void add_line(std::span<const Point> line);
  void add_shape(ShapeView shape);
  /// ...then set its columns; every row must set the same ones, with the same types.
  void set(const std::string& column, double value) { row_value(column, value); }
  void set(const std::string& column, std::int64_t value) { row_value(column, value); }
  void set(const std::string& column, const std::string& value) { row_value(column, value); }

  /// Takes over the rows of another builder of the same table.
  void absorb(EvidenceBuilder&& other);

  /// The table, rows ordered by their column values, then by geometry.
  [[nodiscard]] Evidence build() &&;

 private:
  using Value = std::variant<double, std::int64_t, std::string>;
  void row_value(const std::string& column, Value value);

  std::string table_;
  Shapes shapes_;
  std::vector<std::string> columns_;  // in the order of their first use
  std::vector<std::vector<Value>> rows_;
};

}  // namespace citygauge
