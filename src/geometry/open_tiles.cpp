#include "geometry/open_tiles.hpp"

#include <algorithm>
#include <cmath>

namespace citygauge {

void OpenTiles::close_within(Point centre, double radius_m) {
  if (grid_.tile_count() == 0 || !(radius_m > 0)) return;
  const Point p = grid_.local(centre);
  const TileRange columns = grid_.columns_between(p.x - radius_m, p.x + radius_m);
  const TileRange rows = grid_.rows_between(p.y - radius_m, p.y + radius_m);
  const auto farthest = [&](double at, std::int32_t index) {
    return std::max(std::abs(at - grid_.border(index)), std::abs(at - grid_.border(index + 1)));
  };
  for (std::int32_t row = rows.first; row <= rows.last; ++row)
    for (std::int32_t column = columns.first; column <= columns.last; ++column) {
      const double x = farthest(p.x, column), y = farthest(p.y, row);
      if (x * x + y * y <= radius_m * radius_m) open_[grid_.tile(column, row)] = false;
    }
}

bool OpenTiles::any_in(const Box& box) const {
  if (grid_.tile_count() == 0 || box.empty()) return false;
  const Point low = grid_.local({box.min_x, box.min_y}), high = grid_.local({box.max_x, box.max_y});
  return any_in(grid_.columns_between(low.x, high.x), grid_.rows_between(low.y, high.y));
}

bool OpenTiles::any_in(TileRange columns, TileRange rows) const {
  for (std::int32_t row = rows.first; row <= rows.last; ++row)
    for (std::int32_t column = columns.first; column <= columns.last; ++column)
      if (open_[grid_.tile(column, row)]) return true;
  return false;
}

}  // namespace citygauge
