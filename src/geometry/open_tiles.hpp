// Which tiles are still to be measured, where some are known beforehand to hold nothing that is asked for.
#pragma once

#include <vector>

#include "geometry/tile_grid.hpp"

namespace citygauge {

/// Safe to be read from several threads at once.
class OpenTiles {
 public:
  /// All tiles over the extent are open.
  explicit OpenTiles(const Box& extent) : grid_(extent), open_(grid_.tile_count(), true) {}

  /// Closes the tiles that lie wholly within a disc.
  void close_within(Point centre, double radius_m);

  [[nodiscard]] bool is_open(std::uint32_t tile) const { return open_[tile]; }
  /// Whether any tile is that `box` meets, in the coordinates of the extent.
  [[nodiscard]] bool any_in(const Box& box) const;
  /// Whether any tile of these columns and rows is.
  [[nodiscard]] bool any_in(TileRange columns, TileRange rows) const;

 private:
  TileGrid grid_;
  std::vector<bool> open_;
};

}  // namespace citygauge
