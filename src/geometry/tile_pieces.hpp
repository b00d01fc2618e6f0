// Polygons cut into tiles: the rings' pieces in each tile, and which tiles a ring covers wholly.
//
// A ring is cut by half planes, first into columns and then into rows. Cutting keeps the winding number of
// every point; the edges that arise along a cut do no harm. The order of the cuts along an edge depends on
// the edge alone, so that two polygons sharing an edge share its pieces to the last bit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "geometry/open_tiles.hpp"
#include "geometry/point.hpp"
#include "geometry/shapes.hpp"
#include "geometry/tile_grid.hpp"

namespace citygauge {

/// The piece of one ring in one tile. Without points the whole tile is covered, `winding` times.
struct TilePiece {
  const Point* points = nullptr;  // of an open ring, local coordinates of the grid
  std::uint32_t point_count = 0;
  std::uint32_t tile = 0;
  std::uint32_t owner = 0;  // what the caller gave: a level or a district
  std::int32_t winding = 1;

  [[nodiscard]] bool covers_tile() const { return point_count == 0; }
  [[nodiscard]] std::span<const Point> ring() const { return {points, point_count}; }
};

class TilePieces {
 public:
  /// `open`, of the same extent: nothing is kept in tiles that are closed; none: all are open.
  explicit TilePieces(const TileGrid& grid, std::shared_ptr<const OpenTiles> open = nullptr)
      : grid_(grid), open_(std::move(open)) {}

  /// Cuts a polygon; what lies outside the grid is dropped. Rings with a coordinate that is NaN or beyond
  /// 1e12 m are left out.
  void add(ShapeView polygon, std::uint32_t owner);
  /// Takes over the pieces of another of the same grid.
  void absorb(TilePieces&& other);

  [[nodiscard]] const TileGrid& grid() const { return grid_; }
  [[nodiscard]] std::span<const TilePiece> pieces() const { return pieces_; }

 private:
  /// A ring within `scratch_`.
  struct Ring {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] std::size_t size() const { return end - begin; }
  };
  struct Halves {
    Ring low;
    Ring high;
  };

  void add_ring(std::span<const Point> ring);
  Ring to_scratch(std::span<const Point> ring);
  Ring clip_to_grid(Ring ring, const Box& box);
  template <double Point::*Axis>
  Halves split(Ring ring, double limit);
  void cut_columns(Ring ring, TileRange columns);
  void cut_rows(Ring ring, std::int32_t column);
  void cut_rows(Ring ring, std::int32_t column, TileRange rows);
  bool keep_if_uniform(Ring ring, std::int32_t column, TileRange rows);
  void keep(std::span<const Point> ring, std::uint32_t tile);
  [[nodiscard]] bool is_open(std::uint32_t tile) const { return !open_ || open_->is_open(tile); }
  Point* reserve_points(std::size_t count);

  TileGrid grid_;
  std::shared_ptr<const OpenTiles> open_;
  std::vector<TilePiece> pieces_;
  std::vector<std::vector<Point>> blocks_;  // never grown past their capacity: pieces point into them
  std::vector<Point> scratch_;              // rings being cut, deepest last
  std::uint32_t owner_ = 0;                 // of the polygon being cut
};

/// Pieces by tile, in the order in which they were added.
class PiecesByTile {
 public:
  explicit PiecesByTile(const TilePieces& pieces);
  [[nodiscard]] std::span<const std::uint32_t> in_tile(std::size_t tile) const {
    return {order_.data() + begin_[tile], begin_[tile + 1] - begin_[tile]};
  }

 private:
  std::vector<std::uint32_t> begin_;  // tiles + 1 offsets into order_
  std::vector<std::uint32_t> order_;  // indices of pieces
};

}  // namespace citygauge
