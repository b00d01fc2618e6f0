#include "geometry/tile_pieces.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

namespace citygauge {
namespace {

/// 3 × 2 tiles of 250 m, from (1000, 2000).
const Box extent{1000, 2000, 1700, 2500};

void add_ring(Shapes& shapes, const std::vector<Point>& ring) {
  shapes.add_part(ring);
  shapes.end_feature();
}

double piece_area(const TilePiece& piece, double tile_size) {
  if (piece.covers_tile()) return piece.winding * tile_size * tile_size;
  std::vector<Point> closed(piece.ring().begin(), piece.ring().end());
  closed.push_back(closed.front());
  return doubled_signed_area(closed) / 2;
}

std::map<std::uint32_t, double> area_by_tile(const TilePieces& pieces) {
  std::map<std::uint32_t, double> areas;
  for (const TilePiece& piece : pieces.pieces())
    areas[piece.tile] += piece_area(piece, pieces.grid().tile_size_m());
  return areas;
}

TEST(TileGrid, covers_the_extent_with_tiles_of_250_metres) {
  const TileGrid grid(extent);
  EXPECT_EQ(grid.tile_size_m(), 250);
  EXPECT_EQ(grid.columns(), 3);
  EXPECT_EQ(grid.rows(), 2);
}

TEST(TileGrid, keeps_the_number_of_tiles_small) {
  EXPECT_LE(TileGrid({0, 0, 5e6, 5e6}).tile_count(), 262144U);
  EXPECT_LE(TileGrid({0, 0, 1e11, 1}).tile_count(), 262144U);
  EXPECT_EQ(TileGrid(Box{}).tile_count(), 0U);
  EXPECT_EQ(TileGrid({5, 5, 5, 5}).tile_count(), 1U);
}

TEST(TilePieces, cuts_a_triangle_into_its_tiles) {
  TilePieces pieces{TileGrid(extent)};
  Shapes shapes;
  add_ring(shapes, {{1000, 2000}, {1500, 2000}, {1000, 2500}, {1000, 2000}});
  pieces.add(shapes[0], 7);
  // Legs of 500 m: a full tile at the corner and two half ones beside it; the fourth touches the long side
  // only.
  const auto areas = area_by_tile(pieces);
  ASSERT_EQ(areas.size(), 3U);
  EXPECT_EQ(areas.at(0), 62500);
  EXPECT_EQ(areas.at(1), 31250);
  EXPECT_EQ(areas.at(3), 31250);
  for (const TilePiece& piece : pieces.pieces()) EXPECT_EQ(piece.owner, 7U);
  EXPECT_TRUE(pieces.pieces()[0].covers_tile() || pieces.pieces()[1].covers_tile() ||
              pieces.pieces()[2].covers_tile());
}

TEST(TilePieces, a_hole_around_a_tile_takes_it_away) {
  TilePieces pieces{TileGrid(extent)};
  Shapes shapes;
  shapes.add_part(std::vector<Point>{{900, 1900}, {1800, 1900}, {1800, 2600}, {900, 2600}, {900, 1900}});
  shapes.add_part(std::vector<Point>{{1240, 2000}, {1240, 2260}, {1510, 2260}, {1510, 2000}, {1240, 2000}});
  shapes.end_feature();
  pieces.add(shapes[0], 0);
  const auto areas = area_by_tile(pieces);
  EXPECT_EQ(areas.at(0), 62500 - 10 * 250);
  EXPECT_EQ(areas.at(1), 0);
  EXPECT_EQ(areas.at(4), 62500 - 250 * 10);
}

TEST(TilePieces, equal_edges_have_equal_pieces_whatever_ring_they_belong_to) {
  // The long edge belongs to two triangles on its two sides, which meet different tiles.
  const Point a{1003.3, 2007.7};
  const Point b{1688.1, 2455.9};
  Shapes shapes;
  add_ring(shapes, {a, {1680, 2010}, b, a});
  add_ring(shapes, {a, b, {1003, 2460}, a});
  TilePieces pieces{TileGrid(extent)};
  pieces.add(shapes[0], 0);
  pieces.add(shapes[1], 1);
  // Directed edges of the first, turned round, must be found among those of the second, but along the cuts.
  std::map<std::pair<Point, Point>, int> count;
  for (const TilePiece& piece : pieces.pieces()) {
    for (std::size_t i = 0; i < piece.point_count; ++i) {
      const Point from = piece.points[i];
      const Point to = piece.points[(i + 1) % piece.point_count];
      const bool slanting = from.x != to.x && from.y != to.y;
      const double rise = (to.y - from.y) / (to.x - from.x);
      if (slanting && std::abs(rise - (b.y - a.y) / (b.x - a.x)) < 1e-6) ++count[std::minmax(from, to)];
    }
  }
  EXPECT_GE(count.size(), 3U);
  for (const auto& [edge, times] : count) EXPECT_EQ(times, 2) << edge.first.x << " " << edge.first.y;
}

TEST(TilePieces, absorbed_pieces_stay_whole) {
  Shapes shapes;
  add_ring(shapes, {{1010, 2010}, {1110, 2010}, {1110, 2110}, {1010, 2110}, {1010, 2010}});
  TilePieces all{TileGrid(extent)};
  {
    TilePieces other{TileGrid(extent)};
    other.add(shapes[0], 0);
    all.add(shapes[0], 0);
    all.absorb(std::move(other));
  }
  all.add(shapes[0], 0);
  EXPECT_EQ(area_by_tile(all).at(0), 30000);
  EXPECT_EQ(PiecesByTile(all).in_tile(0).size(), 3U);
  EXPECT_TRUE(PiecesByTile(all).in_tile(1).empty());
}

}  // namespace
}  // namespace citygauge
