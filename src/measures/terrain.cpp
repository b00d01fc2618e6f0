#include "measures/terrain.hpp"

#include <algorithm>
#include <cmath>

namespace citygauge {
namespace {

constexpr std::int64_t block_cells = 256;
constexpr std::size_t most_blocks = 128;  // of half a megabyte

/// Where a coordinate, counted in cells from the first centre, lies between two centres.
struct Between {
  std::int64_t first = 0, second = 0;
  double share = 0;  // of the second

  Between(double at, std::int64_t count) {
    const double clamped = std::clamp(at, 0.0, static_cast<double>(count - 1));
    first = static_cast<std::int64_t>(clamped);
    second = std::min(first + 1, count - 1);
    share = clamped - static_cast<double>(first);
  }
};

/// A corner without a share may be unknown.
double mixed(double a, double b, double share_of_b) {
  if (share_of_b == 0) return a;
  return a + (b - a) * share_of_b;
}

}  // namespace

std::vector<double> Terrain::heights(std::span<const Point> points) {
  std::vector<Point> in_raster(points.begin(), points.end());
  raster_.to_raster_crs(in_raster);
  std::vector<double> heights;
  heights.reserve(points.size());
  for (const Point p : in_raster) heights.push_back(height(p));
  return heights;
}

double Terrain::height(Point p) {
  const PixelGrid& grid = raster_.grid();
  const double column = (p.x - grid.origin.x) / grid.cell_width;
  const double row = (grid.origin.y - p.y) / grid.cell_height;
  const bool inside = column >= 0 && row >= 0 && column <= static_cast<double>(grid.columns) &&
                      row <= static_cast<double>(grid.rows);
  if (!inside) return std::nan("");
  const Between across(column - 0.5, grid.columns), down(row - 0.5, grid.rows);
  const auto along_row = [&](std::int64_t r) {
    return mixed(cell(r, across.first), across.share == 0 ? 0 : cell(r, across.second), across.share);
  };
  return mixed(along_row(down.first), down.share == 0 ? 0 : along_row(down.second), down.share);
}

double Terrain::cell(std::int64_t row, std::int64_t column) {
  const auto found = blocks_.find({row / block_cells, column / block_cells});
  Block& block = found != blocks_.end() ? found->second : load(row / block_cells, column / block_cells);
  block.last_use = ++uses_;
  const std::int64_t width =
      std::min(block_cells, raster_.grid().columns - column / block_cells * block_cells);
  return block.values[static_cast<std::size_t>(row % block_cells * width + column % block_cells)];
}

Terrain::Block& Terrain::load(std::int64_t block_row, std::int64_t block_column) {
  if (blocks_.size() >= most_blocks)
    blocks_.erase(
        std::ranges::min_element(blocks_, {}, [](const auto& entry) { return entry.second.last_use; }));
  const std::int64_t row = block_row * block_cells, column = block_column * block_cells;
  const std::int64_t rows = std::min(block_cells, raster_.grid().rows - row);
  const std::int64_t columns = std::min(block_cells, raster_.grid().columns - column);
  Block& block = blocks_[{block_row, block_column}];
  block.values.resize(static_cast<std::size_t>(rows * columns));
  raster_.read(row, rows, column, columns, block.values);
  return block;
}

double Terrain::cell_m(Point p) const {
  raster_.to_raster_crs(std::span(&p, 1));
  const PixelGrid& grid = raster_.grid();
  const auto nearest = [](double at, std::int64_t count) {
    return static_cast<std::int64_t>(std::clamp(at, 0.0, static_cast<double>(count - 1)));
  };
  return std::sqrt(raster_.cell_area_m2(nearest((grid.origin.y - p.y) / grid.cell_height, grid.rows),
                                        nearest((p.x - grid.origin.x) / grid.cell_width, grid.columns)));
}

}  // namespace citygauge
