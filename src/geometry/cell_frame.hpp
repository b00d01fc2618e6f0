// A frame of square cells over an extent: which cell holds a point, which cells a segment enters. What lies
// outside the frame counts to the nearest cell of its rim.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "geometry/point.hpp"

namespace citygauge {

class CellFrame {
 public:
  CellFrame() = default;
  /// The frame reaches at least one whole cell beyond the extent on every side. REQUIRES cell_m > 0.
  CellFrame(const Box& extent, double cell_m)
      : origin_{extent.min_x - rim_cells * cell_m, extent.min_y - rim_cells * cell_m},
        cell_(cell_m),
        cells_per_m_(1 / cell_m),
        columns_(static_cast<std::int32_t>(std::ceil(extent.width() / cell_m + 2 * rim_cells))),
        rows_(static_cast<std::int32_t>(std::ceil(extent.height() / cell_m + 2 * rim_cells))) {}

  [[nodiscard]] double cell_m() const { return cell_; }
  [[nodiscard]] std::int32_t columns() const { return columns_; }
  [[nodiscard]] std::int32_t rows() const { return rows_; }
  [[nodiscard]] std::size_t cell_count() const { return static_cast<std::size_t>(columns_) * rows_; }

  [[nodiscard]] std::int32_t column_of(double x) const {
    return index((x - origin_.x) * cells_per_m_, columns_);
  }
  [[nodiscard]] std::int32_t row_of(double y) const { return index((y - origin_.y) * cells_per_m_, rows_); }
  [[nodiscard]] std::size_t cell(std::int32_t column, std::int32_t row) const {
    return static_cast<std::size_t>(row) * columns_ + column;
  }
  [[nodiscard]] std::size_t cell_of(Point p) const { return cell(column_of(p.x), row_of(p.y)); }

  /// Coordinates of the cells' middles: the same doubles for a whole column or row.
  [[nodiscard]] double middle_x(std::int32_t column) const { return origin_.x + (column + 0.5) * cell_; }
  [[nodiscard]] double middle_y(std::int32_t row) const { return origin_.y + (row + 0.5) * cell_; }
  [[nodiscard]] Point middle(std::size_t cell) const {
    const auto columns = static_cast<std::size_t>(columns_);
    return {middle_x(static_cast<std::int32_t>(cell % columns)),
            middle_y(static_cast<std::int32_t>(cell / columns))};
  }

  /// Calls `visit(cell)` for each cell within `reach_m` of segment a→b (and perhaps a neighbour of one) until
  /// it returns false; returns whether it never did. Cells that only rounding keeps apart from the segment
  /// may be left out when the reach is 0.
  template <typename Visit>
  bool visit_cells(Point a, Point b, double reach_m, const Visit& visit) const {
    if (a.y > b.y) std::swap(a, b);
    const std::int32_t first_row = row_of(a.y - reach_m);
    const std::int32_t last_row = row_of(b.y + reach_m);
    if (first_row == last_row) {
      return visit_row(first_row, std::min(a.x, b.x) - reach_m, std::max(a.x, b.x) + reach_m, visit);
    }
    for (std::int32_t row = first_row; row <= last_row; ++row) {
      const double south = origin_.y + row * cell_ - reach_m;
      const double north = origin_.y + (row + 1) * cell_ + reach_m;
      const double x0 = x_at(a, b, south);
      const double x1 = x_at(a, b, north);
      if (!visit_row(row, std::min(x0, x1) - reach_m, std::max(x0, x1) + reach_m, visit)) return false;
    }
    return true;
  }

 private:
  static constexpr double rim_cells = 1.25;

  [[nodiscard]] static std::int32_t index(double cells, std::int32_t count) {
    return static_cast<std::int32_t>(std::clamp(cells, 0.0, count - 1.0));
  }

  /// Where the segment (a below b) is at height y; its nearer end beyond either.
  [[nodiscard]] static double x_at(Point a, Point b, double y) {
    if (y <= a.y) return a.x;
    if (y >= b.y) return b.x;
    return a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y));
  }

  template <typename Visit>
  bool visit_row(std::int32_t row, double min_x, double max_x, const Visit& visit) const {
    const std::int32_t last = column_of(max_x);
    for (std::int32_t column = column_of(min_x); column <= last; ++column) {
      if (!visit(cell(column, row))) return false;
    }
    return true;
  }

  Point origin_;
  double cell_ = 1;
  double cells_per_m_ = 1;
  std::int32_t columns_ = 1;
  std::int32_t rows_ = 1;
};

}  // namespace citygauge
