#include "geometry/tile_grid.hpp"

#include <algorithm>
#include <cmath>

namespace citygauge {
namespace {

/// Around this size the cost of cutting rings into tiles and that of sweeping past one another's edges
/// balance for city layers (edges of about 10 m); where edges lie more densely a tile is split while it is
/// swept.
constexpr double smallest_tile_m = 250;
constexpr double most_tiles = 1 << 18;
constexpr double widest_m = 1e12;  // farther than any place on Earth

double tiles_along(double length, double size) {
  return std::max(1.0, std::ceil(length / size));
}

}  // namespace

TileGrid::TileGrid(const Box& extent) {
  const bool usable = !extent.empty() && extent.width() <= widest_m && extent.height() <= widest_m;
  if (!usable) return;
  size_ = smallest_tile_m;
  // Doubling keeps every border an exact multiple of 250 m.
  while (tiles_along(extent.width(), size_) * tiles_along(extent.height(), size_) > most_tiles) size_ *= 2;
  origin_ = {extent.min_x, extent.min_y};
  columns_ = static_cast<std::int32_t>(tiles_along(extent.width(), size_));
  rows_ = static_cast<std::int32_t>(tiles_along(extent.height(), size_));
}

TileRange TileGrid::range(double from, double to, std::int32_t count) const {
  const double first = std::clamp(std::floor(from / size_), 0.0, static_cast<double>(count));
  const double last = std::clamp(std::ceil(to / size_) - 1, -1.0, static_cast<double>(count - 1));
  return {static_cast<std::int32_t>(first), static_cast<std::int32_t>(last)};
}

}  // namespace citygauge
