#include "geometry/pixel_coverage.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace citygauge {
namespace {

// Overshoot of a share beyond [0, 1] that is rounding. More would be an error, and is left to be seen.
constexpr double share_rounding = 1e-12;

/// A point in cells: columns to the right of the grid's left side, rows down from its top.
struct CellPoint {
  double column = 0;
  double row = 0;
};

CellPoint to_cells(Point p, const PixelGrid& grid) {
  return {(p.x - grid.origin.x) / grid.cell_width, (grid.origin.y - p.y) / grid.cell_height};
}

/// Rounds a height within a row to a multiple of 2^-40 of it. Sums of such heights are exact, so that the
/// edges to the left of a cell add up to 0 or 1 and no rounding trails along the row. REQUIRES |height| <= 1.
double snapped(double height) {
  constexpr double shift = 6144;  // 1.5 · 2^12: adding it leaves 40 bits after the point
  return (height + shift) - shift;
}

/// An edge, from the row where it first counts on.
struct Edge {
  CellPoint top;
  CellPoint bottom;
  double direction = 1;  // +1 as drawn it runs down: the polygon lies to its right
  std::int64_t first_row = 0;
  std::int64_t last_row = 0;

  /// Column at a height between those of its ends.
  [[nodiscard]] double column_at(double row) const {
    if (row <= top.row) return top.column;
    if (row >= bottom.row) return bottom.column;
    const double t = (row - top.row) / (bottom.row - top.row);
    const auto [low, high] = std::minmax(top.column, bottom.column);
    return std::clamp(top.column + t * (bottom.column - top.column), low, high);
  }
};

/// The polygon's edges that cross rows of the grid, from the top down.
std::vector<Edge> edges_in_rows(ShapeView polygon, const PixelGrid& grid) {
  std::vector<Edge> edges;
  const auto rows = static_cast<double>(grid.rows);
  for (std::size_t i = 0; i < polygon.part_count(); ++i) {
    const auto ring = polygon.part(i);
    for (std::size_t j = 1; j < ring.size(); ++j) {
      const CellPoint a = to_cells(ring[j - 1], grid);
      const CellPoint b = to_cells(ring[j], grid);
      if (a.row == b.row) continue;
      Edge edge = a.row < b.row ? Edge{.top = a, .bottom = b, .direction = 1}
                                : Edge{.top = b, .bottom = a, .direction = -1};
      if (edge.bottom.row <= 0 || edge.top.row >= rows) continue;
      edge.first_row = static_cast<std::int64_t>(std::floor(std::max(0.0, edge.top.row)));
      edge.last_row = static_cast<std::int64_t>(std::ceil(std::min(rows, edge.bottom.row))) - 1;
      edges.push_back(edge);
    }
  }
  std::stable_sort(edges.begin(), edges.end(),
                   [](const Edge& a, const Edge& b) { return a.first_row < b.first_row; });
  return edges;
}

/// Accumulates the edges of one row. Column numbers count from the first column of the polygon.
class RowAccumulator {
 public:
  RowAccumulator(std::int64_t first_column, std::int64_t columns)
      : first_column_(static_cast<double>(first_column)), columns_(columns), cells_(columns) {
    clear();
  }

  void add(const Edge& edge, std::int64_t row);
  /// The shares from column `begin()` on; empties the row.
  std::span<const double> take();
  [[nodiscard]] std::int64_t begin() const { return taken_begin_; }

 private:
  struct Cell {
    double height = 0;   // of the edges' parts in this cell, signed; exact
    double left_of = 0;  // area of the cell to the left of them, signed
  };

  void add_across_columns(CellPoint from, CellPoint to, double direction);
  void add_in_cell(std::int64_t column, CellPoint from, CellPoint to, double direction);
  void clear();

  double first_column_;
  std::int64_t columns_;
  std::vector<Cell> cells_;
  std::vector<double> shares_;
  std::int64_t touched_begin_ = 0;
  std::int64_t touched_end_ = 0;
  std::int64_t taken_begin_ = 0;
};

void RowAccumulator::clear() {
  touched_begin_ = columns_;
  touched_end_ = 0;
}

void RowAccumulator::add(const Edge& edge, std::int64_t row) {
  const auto row_top = static_cast<double>(row);
  const double from_row = std::max(edge.top.row, row_top);
  const double to_row = std::min(edge.bottom.row, row_top + 1);
  const CellPoint from{edge.column_at(from_row) - first_column_, snapped(from_row - row_top)};
  const CellPoint to{edge.column_at(to_row) - first_column_, snapped(to_row - row_top)};
  if (from.column <= to.column) {
    add_across_columns(from, to, edge.direction);
  } else {
    add_across_columns(to, from, -edge.direction);
  }
}

/// REQUIRES from.column <= to.column; `direction` is that of the rows.
void RowAccumulator::add_across_columns(CellPoint from, CellPoint to, double direction) {
  const double slope = to.column > from.column ? (to.row - from.row) / (to.column - from.column) : 0;
  const auto [low, high] = std::minmax(from.row, to.row);
  const auto at_column = [&, low = low, high = high](double column) {
    return CellPoint{column, std::clamp(snapped(from.row + (column - from.column) * slope), low, high)};
  };
  // Left of the cells an edge counts for all of the row. (If no other edge reaches further, those of a closed
  // ring add up to nothing.)
  if (from.column < 0) {
    const CellPoint border = to.column <= 0 ? to : at_column(0);
    cells_.front().height += direction * (border.row - from.row);
    touched_begin_ = 0;
    if (to.column <= 0) return;
    from = border;
  }
  const auto end = static_cast<double>(columns_);
  // Right of the cells an edge counts for none of them, but the row goes on up to it.
  if (to.column >= end) touched_end_ = columns_;
  if (from.column >= end) return;
  auto column = static_cast<std::int64_t>(from.column);
  for (; column + 1 < columns_ && static_cast<double>(column + 1) < to.column; ++column) {
    const CellPoint border = at_column(static_cast<double>(column + 1));
    add_in_cell(column, from, border, direction);
    from = border;
  }
  add_in_cell(column, from, to.column > end ? at_column(end) : to, direction);
}

void RowAccumulator::add_in_cell(std::int64_t column, CellPoint from, CellPoint to, double direction) {
  const double height = direction * (to.row - from.row);
  const double left = (from.column + to.column) / 2 - static_cast<double>(column);
  cells_[column].height += height;
  cells_[column].left_of += height * left;
  touched_begin_ = std::min(touched_begin_, column);
  touched_end_ = std::max(touched_end_, column + 1);
}

std::span<const double> RowAccumulator::take() {
  shares_.clear();
  taken_begin_ = touched_begin_;
  double from_left = 0;
  for (std::int64_t column = touched_begin_; column < touched_end_; ++column) {
    Cell& cell = cells_[column];
    from_left += cell.height;
    double share = from_left - cell.left_of;
    if (share < 0 && share >= -share_rounding) share = 0;
    if (share > 1 && share <= 1 + share_rounding) share = 1;
    shares_.push_back(share);
    cell = {};
  }
  clear();
  return shares_;
}

}  // namespace

void for_each_covered_pixel(ShapeView polygon, const PixelGrid& grid, const PixelRun& visit) {
  if (polygon.empty() || grid.columns <= 0 || grid.rows <= 0) return;
  const Box box = polygon.box();
  const auto columns = static_cast<double>(grid.columns);
  const double left = std::floor(std::max(0.0, to_cells({box.min_x, 0}, grid).column));
  const double right = std::ceil(std::min(columns, to_cells({box.max_x, 0}, grid).column));
  if (left >= right) return;

  const std::vector<Edge> edges = edges_in_rows(polygon, grid);
  const auto first_column = static_cast<std::int64_t>(left);
  RowAccumulator accumulator(first_column, static_cast<std::int64_t>(right) - first_column);
  std::vector<const Edge*> active;
  auto next = edges.begin();
  for (std::int64_t row = edges.empty() ? 0 : next->first_row; next != edges.end() || !active.empty();
       ++row) {
    if (active.empty()) row = std::max(row, next->first_row);
    for (; next != edges.end() && next->first_row == row; ++next) active.push_back(&*next);
    for (const Edge* edge : active) accumulator.add(*edge, row);
    const auto shares = accumulator.take();
    if (!shares.empty()) visit(row, first_column + accumulator.begin(), shares);
    std::erase_if(active, [row](const Edge* edge) { return edge->last_row <= row; });
  }
}

}  // namespace citygauge
