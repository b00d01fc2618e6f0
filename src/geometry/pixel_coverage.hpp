// How much of each raster cell a polygon covers, exactly: the signed-area accumulation that font rasterisers
// use, in double precision. Cells that are only partly covered count by their covered part.
#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "geometry/shapes.hpp"

namespace citygauge {

/// A north-up grid: cell (column, row) spans x in [origin.x + column·cell_width, …], y in [origin.y − (row +
/// 1)· cell_height, origin.y − row·cell_height]; the origin is the top left corner.
struct PixelGrid {
  Point origin;
  double cell_width = 0;   // > 0
  double cell_height = 0;  // > 0
  std::int64_t columns = 0;
  std::int64_t rows = 0;
};

/// One run of neighbouring cells of a row: `share[i]` in [0, 1] of cell (first_column + i, row) is covered.
using PixelRun =
    std::function<void(std::int64_t row, std::int64_t first_column, std::span<const double> share)>;

/// Calls `visit` for every row that the polygon touches, from the top down, with the covered share of the
/// cells between the first and the last touched column. Parts of the polygon outside the grid are ignored. A
/// cell that no edge enters has share 0 or 1 exactly; the error of the others is at most 1e-9 (1e-11 where
/// the coordinates themselves are good to that much of a cell). Memory: one row of the polygon's columns plus
/// its edges. REQUIRES a valid polygon with finite coordinates.
void for_each_covered_pixel(ShapeView polygon, const PixelGrid& grid, const PixelRun& visit);

}  // namespace citygauge
