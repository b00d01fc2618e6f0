// The square tiles over an extent, and which of them a stretch of coordinates meets.
//
// Coordinates are local: relative to the grid's origin, which keeps the digits that map coordinates such as
// (5e5, 3.8e6) would lose in products. Tile borders are exact multiples of the tile's size.
#pragma once

#include <cstddef>
#include <cstdint>

#include "geometry/point.hpp"

namespace citygauge {

/// A run of neighbouring columns or rows, both ends included; none when last < first.
struct TileRange {
  std::int32_t first = 0;
  std::int32_t last = -1;
};

class TileGrid {
 public:
  /// An extent that is empty, NaN or wider than 1e12 m has no tiles.
  explicit TileGrid(const Box& extent);

  [[nodiscard]] double tile_size_m() const { return size_; }
  [[nodiscard]] std::int32_t columns() const { return columns_; }
  [[nodiscard]] std::int32_t rows() const { return rows_; }
  [[nodiscard]] std::size_t tile_count() const { return static_cast<std::size_t>(columns_) * rows_; }
  [[nodiscard]] std::uint32_t tile(std::int32_t column, std::int32_t row) const {
    return static_cast<std::uint32_t>(row) * static_cast<std::uint32_t>(columns_) +
           static_cast<std::uint32_t>(column);
  }
  /// Lower left corner of a tile, local.
  [[nodiscard]] Point corner(std::uint32_t tile) const {
    const auto columns = static_cast<std::uint32_t>(columns_);
    return {border(static_cast<std::int32_t>(tile % columns)),
            border(static_cast<std::int32_t>(tile / columns))};
  }
  /// Coordinate of the lower border of column or row `index`, local.
  [[nodiscard]] double border(std::int32_t index) const { return index * size_; }
  [[nodiscard]] Point local(Point p) const { return p - origin_; }

  /// The columns that [from, to] (local, finite) enters with more than a border point; likewise the rows.
  [[nodiscard]] TileRange columns_between(double from, double to) const { return range(from, to, columns_); }
  [[nodiscard]] TileRange rows_between(double from, double to) const { return range(from, to, rows_); }

 private:
  [[nodiscard]] TileRange range(double from, double to, std::int32_t count) const;

  Point origin_;
  double size_ = 0;
  std::int32_t columns_ = 0;
  std::int32_t rows_ = 0;
};

}  // namespace citygauge
