#include "geometry/open_tiles.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace citygauge {
namespace {

/// 4 × 4 tiles of 250 m, from (1000, 2000).
const Box extent{1000, 2000, 2000, 3000};

TEST(OpenTiles, are_all_open_at_first) {
  const OpenTiles tiles(extent);
  for (std::uint32_t tile = 0; tile < 16; ++tile) EXPECT_TRUE(tiles.is_open(tile));
  EXPECT_TRUE(tiles.any_in(extent));
}

TEST(OpenTiles, close_where_a_disc_holds_all_four_corners) {
  const double diagonal = std::hypot(250, 250);
  OpenTiles tiles(extent);
  tiles.close_within({1250, 2250}, diagonal * 0.999);
  EXPECT_TRUE(tiles.any_in({1000, 2000, 1250, 2250}));
  tiles.close_within({1250, 2250}, diagonal);  // the corner of four tiles
  for (std::uint32_t tile = 0; tile < 16; ++tile)
    EXPECT_EQ(tiles.is_open(tile), tile % 4 > 1 || tile / 4 > 1) << tile;
  EXPECT_FALSE(tiles.any_in({1010, 2010, 1490, 2490}));
  EXPECT_TRUE(tiles.any_in({1010, 2010, 1510, 2490}));
}

TEST(OpenTiles, are_none_outside_of_the_extent) {
  OpenTiles tiles(extent);
  tiles.close_within({-5000, -5000}, 100);
  tiles.close_within({1500, 2500}, std::numeric_limits<double>::quiet_NaN());
  tiles.close_within({1500, 2500}, -1);
  EXPECT_FALSE(tiles.any_in({0, 0, 999, 999}));
  EXPECT_FALSE(tiles.any_in(Box{}));
  EXPECT_TRUE(tiles.any_in(extent));
  tiles.close_within({-5000, -5000}, 1e5);
  EXPECT_FALSE(tiles.any_in(extent));
}

TEST(OpenTiles, of_nothing_are_none) {
  OpenTiles tiles{Box{}};
  tiles.close_within({0, 0}, 10);
  EXPECT_FALSE(tiles.any_in(extent));
}

}  // namespace
}  // namespace citygauge
