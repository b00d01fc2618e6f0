// Exact coverage of raster cells against GEOS, cell by cell.
#include "geometry/pixel_coverage.hpp"

#include <vector>

#include "expect.hpp"
#include "geometry/geos_bridge.hpp"
#include "read_shapes.hpp"
#include "targets.hpp"

namespace citygauge::fuzz {
namespace {

std::vector<double> shares_of(ShapeView polygon, const PixelGrid& grid) {
  std::vector<double> shares(static_cast<std::size_t>(grid.columns * grid.rows));
  std::int64_t last_row = -1;
  for_each_covered_pixel(
      polygon, grid, [&](std::int64_t row, std::int64_t first, std::span<const double> run) {
        expect(row > last_row && row < grid.rows, "rows come from the top down, once each");
        last_row = row;
        expect(first >= 0 && first + static_cast<std::int64_t>(run.size()) <= grid.columns,
               "cells are of the grid");
        for (std::size_t i = 0; i < run.size(); ++i) {
          expect(run[i] >= 0 && run[i] <= 1, fmt::format("{:.17g} is a share", run[i]));
          shares[static_cast<std::size_t>(row * grid.columns + first) + i] = run[i];
        }
      });
  return shares;
}

Shapes cell_box(const PixelGrid& grid, std::int64_t column, std::int64_t row) {
  const double west = grid.origin.x + static_cast<double>(column) * grid.cell_width;
  const double east = grid.origin.x + static_cast<double>(column + 1) * grid.cell_width;
  const double north = grid.origin.y - static_cast<double>(row) * grid.cell_height;
  const double south = grid.origin.y - static_cast<double>(row + 1) * grid.cell_height;
  Shapes box;
  box.add_part(std::vector<Point>{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}});
  box.end_feature();
  return box;
}

}  // namespace

void fuzz_pixel_coverage(Input input) {
  Bytes bytes(input);
  const Lattice lattice = take_lattice(bytes);
  PixelGrid grid;
  grid.origin = lattice.take(bytes);
  grid.cell_width = lattice.step * static_cast<double>(1 + bytes.choice(64));
  grid.cell_height = lattice.step * static_cast<double>(1 + bytes.choice(64));
  grid.columns = static_cast<std::int64_t>(bytes.choice(9));
  grid.rows = static_cast<std::int64_t>(bytes.choice(9));
  const Shapes polygon = take_shapes(bytes, lattice, ShapeKind::polygon, 1);
  if (polygon.size() == 0) return;
  const std::vector<double> shares = shares_of(polygon[0], grid);
  const double cell_m2 = grid.cell_width * grid.cell_height;
  const double slack_m = 8 * lattice.spacing_m();
  const double borders_m = length_m(polygon[0]) + 2 * (grid.cell_width + grid.cell_height);
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (std::int64_t column = 0; column < grid.columns; ++column) {
      const double expected = geos_intersection_area(polygon, cell_box(grid, column, row)[0]) / cell_m2;
      expect_near(shares[static_cast<std::size_t>(row * grid.columns + column)], expected,
                  1e-9 + slack_m * borders_m / cell_m2, "the share of a cell");
    }
  }
}

}  // namespace citygauge::fuzz
