#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include "geometry/geos_bridge.hpp"
#include "geometry/pixel_coverage.hpp"

namespace citygauge {
namespace {

constexpr double share_error = 1e-9;

/// Shares of all cells of a small grid, row by row.
std::vector<double> shares_of(ShapeView polygon, const PixelGrid& grid) {
  std::vector<double> shares(static_cast<std::size_t>(grid.columns * grid.rows));
  for_each_covered_pixel(polygon, grid,
                         [&](std::int64_t row, std::int64_t first, std::span<const double> run) {
                           for (std::size_t i = 0; i < run.size(); ++i) {
                             shares[static_cast<std::size_t>(row * grid.columns + first) + i] += run[i];
                           }
                         });
  return shares;
}

Shapes as_shape(const std::vector<Point>& ring) {
  Shapes shape(ShapeKind::polygon);
  shape.add_part(ring);
  shape.end_feature();
  return shape;
}

Shapes cell_box(const PixelGrid& grid, std::int64_t column, std::int64_t row) {
  const auto x = [&](std::int64_t i) { return grid.origin.x + static_cast<double>(i) * grid.cell_width; };
  const auto y = [&](std::int64_t i) { return grid.origin.y - static_cast<double>(i) * grid.cell_height; };
  return as_shape({{x(column), y(row + 1)},
                   {x(column + 1), y(row + 1)},
                   {x(column + 1), y(row)},
                   {x(column), y(row)},
                   {x(column), y(row + 1)}});
}

PixelGrid any_grid() {
  const bool degrees = *rc::gen::inRange(0, 2) == 0;
  PixelGrid grid;
  grid.cell_width = (degrees ? 2e-4 : 1.0) * *rc::gen::inRange(1, 5);
  grid.cell_height = (degrees ? 2e-4 : 1.0) * *rc::gen::inRange(1, 5);
  grid.origin = degrees ? Point{-25.9, 38.0} : Point{512340, 3812400};
  grid.columns = *rc::gen::inRange(1, 14);
  grid.rows = *rc::gen::inRange(1, 14);
  return grid;
}

/// A point at a place given in cells, -2 to 2 beyond the grid.
Point at_cells(const PixelGrid& grid, double column, double row) {
  return {grid.origin.x + column * grid.cell_width, grid.origin.y - row * grid.cell_height};
}

/// A star about the middle of the grid, partly outside it; on half of the occasions its vertices lie on
/// corners and middles of cells (then it has three vertices, so that it stays valid).
std::vector<Point> any_ring(const PixelGrid& grid, int min_vertices = 3) {
  std::mt19937_64 random(*rc::gen::arbitrary<std::uint64_t>());
  std::uniform_real_distribution<double> unit(0, 1);
  const auto columns = static_cast<double>(grid.columns);
  const auto rows = static_cast<double>(grid.rows);
  std::vector<Point> ring;
  if (min_vertices == 3 && unit(random) < 0.5) {
    for (int i = 0; i < 3; ++i) {
      const double column = std::round(2 * ((columns + 4) * unit(random) - 2)) / 2;
      ring.push_back(at_cells(grid, column, std::round(2 * ((rows + 4) * unit(random) - 2)) / 2));
    }
  } else {
    const int vertices = *rc::gen::inRange(std::max(min_vertices, 4), 40);
    for (int i = 0; i < vertices; ++i) {
      const double angle = 2 * std::numbers::pi * (i + 0.4 * unit(random)) / vertices;
      const double reach = 0.05 + 0.8 * unit(random);
      ring.push_back(
          at_cells(grid, columns * (0.5 + reach * std::cos(angle)), rows * (0.5 - reach * std::sin(angle))));
    }
  }
  ring.push_back(ring.front());
  const double doubled = doubled_signed_area(ring);
  if (doubled < 0) std::swap(ring[1], ring[2]);
  RC_PRE(std::abs(doubled) > 0.01 * grid.cell_width * grid.cell_height);
  return ring;
}

bool an_edge_comes_near(ShapeView polygon, ShapeView cell) {
  const auto ring = polygon.part(0);
  const Box reach = cell.box().grown(1e-9);
  for (std::size_t i = 1; i < ring.size(); ++i) {
    Box edge;
    edge.add(ring[i - 1]);
    edge.add(ring[i]);
    if (edge.intersects(reach)) return true;
  }
  return false;
}

RC_GTEST_PROP(PixelCoverageProperty, agrees_with_geos_in_every_cell, ()) {
  const PixelGrid grid = any_grid();
  const Shapes shape = as_shape(any_ring(grid));
  RC_LOG() << to_wkt(shape[0]) << '\n';
  const std::vector<double> shares = shares_of(shape[0], grid);
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (std::int64_t column = 0; column < grid.columns; ++column) {
      const Shapes cell = cell_box(grid, column, row);
      const double expected = geos_intersection_area(shape, cell[0]) / (grid.cell_width * grid.cell_height);
      const double share = shares[static_cast<std::size_t>(row * grid.columns + column)];
      RC_LOG() << column << ' ' << row << ": " << share << " expected " << expected << '\n';
      RC_ASSERT(std::abs(share - expected) <= share_error);
      RC_ASSERT(share >= 0 && share <= 1);
      if (!an_edge_comes_near(shape[0], cell[0])) RC_ASSERT(share == 0 || share == 1);
    }
  }
}

RC_GTEST_PROP(PixelCoverageProperty, polygons_that_tile_share_each_cell_out, ()) {
  const PixelGrid grid = any_grid();
  const std::vector<Point> ring = any_ring(grid, 5);
  const Shapes whole = as_shape(ring);
  RC_LOG() << to_wkt(whole[0]) << '\n';
  const Point middle =
      at_cells(grid, static_cast<double>(grid.columns) / 2, static_cast<double>(grid.rows) / 2);
  Shapes sectors(ShapeKind::polygon);
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const std::vector<Point> sector = {middle, ring[i - 1], ring[i], middle};
    sectors.add_part(sector);
  }
  sectors.end_feature();  // sectors touch along edges: not valid as one polygon, but the winding number is 1
  const std::vector<double> expected = shares_of(whole[0], grid);
  const std::vector<double> shares = shares_of(sectors[0], grid);
  for (std::size_t i = 0; i < shares.size(); ++i) RC_ASSERT(std::abs(shares[i] - expected[i]) <= share_error);
}

RC_GTEST_PROP(PixelCoverageProperty, shares_inside_the_grid_add_up_to_the_area, ()) {
  PixelGrid grid = any_grid();
  const Shapes shape = as_shape(any_ring(grid));
  // Eight more columns and rows on each side take in all of the polygon.
  const PixelGrid wide{.origin = at_cells(grid, -8, -8),
                       .cell_width = grid.cell_width,
                       .cell_height = grid.cell_height,
                       .columns = grid.columns + 16,
                       .rows = grid.rows + 16};
  double sum = 0;
  for (const double share : shares_of(shape[0], wide)) sum += share;
  const double cells = area_m2(shape[0]) / (grid.cell_width * grid.cell_height);
  RC_LOG() << to_wkt(shape[0]) << ' ' << sum << " expected " << cells << '\n';
  RC_ASSERT(std::abs(sum - cells) <= share_error * std::max(1.0, cells));
}

RC_GTEST_PROP(PixelCoverageProperty, a_grid_within_a_grid_sees_the_same, ()) {
  const PixelGrid grid = any_grid();
  const Shapes shape = as_shape(any_ring(grid));
  const std::vector<double> all = shares_of(shape[0], grid);
  const std::int64_t left = *rc::gen::inRange<std::int64_t>(0, grid.columns);
  const std::int64_t top = *rc::gen::inRange<std::int64_t>(0, grid.rows);
  const PixelGrid part{.origin = at_cells(grid, static_cast<double>(left), static_cast<double>(top)),
                       .cell_width = grid.cell_width,
                       .cell_height = grid.cell_height,
                       .columns = *rc::gen::inRange<std::int64_t>(1, grid.columns - left + 1),
                       .rows = *rc::gen::inRange<std::int64_t>(1, grid.rows - top + 1)};
  const std::vector<double> shares = shares_of(shape[0], part);
  for (std::int64_t row = 0; row < part.rows; ++row) {
    for (std::int64_t column = 0; column < part.columns; ++column) {
      const double expected = all[static_cast<std::size_t>((top + row) * grid.columns + left + column)];
      const double share = shares[static_cast<std::size_t>(row * part.columns + column)];
      RC_ASSERT(std::abs(share - expected) <= share_error);
    }
  }
}

}  // namespace
}  // namespace citygauge
