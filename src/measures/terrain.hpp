// Heights of places from an elevation raster, bilinear between the centres of its cells.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "model/raster.hpp"

namespace citygauge {

/// Reads the raster in blocks and forgets the oldest, so that its size does not matter. Of one thread.
class Terrain {
 public:
  /// `raster` must outlive the terrain.
  explicit Terrain(Raster& raster) : raster_(raster) {}

  /// Heights of points of the working CRS, in the raster's unit; NaN where a cell that is needed has no data
  /// and outside the raster. In the outer half of a border cell the height is that of the nearest centres.
  [[nodiscard]] std::vector<double> heights(std::span<const Point> points);

  /// The side of a cell about `p` in the working CRS, m.
  [[nodiscard]] double cell_m(Point p) const;

 private:
  struct Block {
    std::uint64_t last_use = 0;
    std::vector<double> values;
  };

  [[nodiscard]] double height(Point in_raster);
  [[nodiscard]] double cell(std::int64_t row, std::int64_t column);
  Block& load(std::int64_t block_row, std::int64_t block_column);

  Raster& raster_;
  std::map<std::pair<std::int64_t, std::int64_t>, Block> blocks_;
  std::uint64_t uses_ = 0;
};

}  // namespace citygauge
