#include "geometry/pixel_coverage.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

constexpr double share_error = 1e-9;

using Shares = std::map<std::pair<std::int64_t, std::int64_t>, double>;  // (column, row) -> share

Shapes polygon(const std::string& wkt) {
  Shapes shapes(ShapeKind::polygon);
  append_wkt(shapes, wkt);
  return shapes;
}

/// The shares that are not 0, after checking what every run promises.
Shares covered(const Shapes& shape, const PixelGrid& grid) {
  Shares shares;
  std::int64_t last_row = -1;
  for_each_covered_pixel(shape[0], grid,
                         [&](std::int64_t row, std::int64_t first, std::span<const double> run) {
                           EXPECT_LT(last_row, row);  // from the top down, each row once
                           EXPECT_LT(row, grid.rows);
                           EXPECT_GE(first, 0);
                           EXPECT_LE(first + static_cast<std::int64_t>(run.size()), grid.columns);
                           last_row = row;
                           for (std::size_t i = 0; i < run.size(); ++i) {
                             EXPECT_GE(run[i], 0);
                             EXPECT_LE(run[i], 1);
                             if (run[i] != 0) shares[{first + static_cast<std::int64_t>(i), row}] = run[i];
                           }
                         });
  return shares;
}

Shapes cell_box(const PixelGrid& grid, std::int64_t column, std::int64_t row) {
  const double left = grid.origin.x + static_cast<double>(column) * grid.cell_width;
  const double right = grid.origin.x + static_cast<double>(column + 1) * grid.cell_width;
  const double top = grid.origin.y - static_cast<double>(row) * grid.cell_height;
  const double bottom = grid.origin.y - static_cast<double>(row + 1) * grid.cell_height;
  Shapes box(ShapeKind::polygon);
  const std::vector<Point> ring = {
      {left, bottom}, {right, bottom}, {right, top}, {left, top}, {left, bottom}};
  box.add_part(ring);
  box.end_feature();
  return box;
}

/// Every cell of a small grid against GEOS's intersection with the cell's box.
void expect_geos_shares(const Shapes& shape, const PixelGrid& grid) {
  Shares shares = covered(shape, grid);
  const double cell = grid.cell_width * grid.cell_height;
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (std::int64_t column = 0; column < grid.columns; ++column) {
      const double expected = geos_intersection_area(shape, cell_box(grid, column, row)[0]) / cell;
      EXPECT_NEAR((shares[{column, row}]), expected, share_error) << "column " << column << " row " << row;
    }
  }
}

const PixelGrid unit_grid{.origin = {0, 8}, .cell_width = 1, .cell_height = 1, .columns = 10, .rows = 8};

TEST(PixelCoverage, cells_on_the_border_count_by_their_covered_part) {
  // From (0.5, 0.5) to (2.5, 2): the middle column is full in row 6 (y from 1 to 2), half in row 7 (0.5 to
  // 1); the outer columns have half of that.
  const Shares expected = {{{0, 6}, 0.5},  {{1, 6}, 1},   {{2, 6}, 0.5},  //
                           {{0, 7}, 0.25}, {{1, 7}, 0.5}, {{2, 7}, 0.25}};
  EXPECT_EQ(covered(polygon("POLYGON((0.5 0.5,2.5 0.5,2.5 2,0.5 2,0.5 0.5))"), unit_grid), expected);
}

TEST(PixelCoverage, a_diagonal_halves_the_cells_that_it_passes) {
  const Shares expected = {{{0, 5}, 0.5}, {{0, 6}, 1}, {{1, 6}, 0.5},  //
                           {{0, 7}, 1},   {{1, 7}, 1}, {{2, 7}, 0.5}};
  EXPECT_EQ(covered(polygon("POLYGON((0 0,3 0,0 3,0 0))"), unit_grid), expected);
}

TEST(PixelCoverage, edges_on_cell_borders_fill_their_cells_and_no_others) {
  Shares expected;
  for (std::int64_t column = 2; column < 5; ++column) {
    for (std::int64_t row = 1; row < 5; ++row) expected[{column, row}] = 1;
  }
  EXPECT_EQ(covered(polygon("POLYGON((2 3,5 3,5 7,2 7,2 3))"), unit_grid), expected);
}

TEST(PixelCoverage, a_polygon_that_is_the_grid_fills_it) {
  const Shares shares = covered(polygon("POLYGON((0 0,10 0,10 8,0 8,0 0))"), unit_grid);
  EXPECT_EQ(shares.size(), 80U);
  for (const auto& [cell, share] : shares) EXPECT_EQ(share, 1);
}

TEST(PixelCoverage, a_grid_inside_the_polygon_is_covered_exactly) {
  const Shares shares = covered(polygon("POLYGON((-7 -3.3,31.1 -40,17 99,-50 12.7,-7 -3.3))"), unit_grid);
  EXPECT_EQ(shares.size(), 80U);
  for (const auto& [cell, share] : shares) EXPECT_EQ(share, 1);
}

TEST(PixelCoverage, what_lies_outside_the_grid_is_ignored) {
  expect_geos_shares(polygon("POLYGON((-3.3 2.1,4.4 -2.7,13.9 5.2,5.5 11.8,-3.3 2.1))"),
                     unit_grid);                                                           // all four
  expect_geos_shares(polygon("POLYGON((-3.3 2.1,4.4 1.3,2.2 6.6,-3.3 2.1))"), unit_grid);  // left
  expect_geos_shares(polygon("POLYGON((7.3 2.1,14.4 1.3,12.2 6.6,7.3 2.1))"), unit_grid);  // right
  expect_geos_shares(polygon("POLYGON((7.3 6.1,8.4 12.3,2.2 10.6,7.3 6.1))"), unit_grid);  // top
  expect_geos_shares(polygon("POLYGON((7.3 2.1,8.4 -2.3,2.2 -1.6,7.3 2.1))"), unit_grid);  // bottom
}

TEST(PixelCoverage, a_polygon_beside_the_grid_visits_nothing) {
  for (const char* wkt : {"POLYGON((-3 1,-1 1,-1 3,-3 1))", "POLYGON((11 1,13 1,13 3,11 1))",
                          "POLYGON((1 9,3 9,3 11,1 9))", "POLYGON((1 -3,3 -3,3 -1,1 -3))"}) {
    const Shapes shape = polygon(wkt);
    for_each_covered_pixel(shape[0], unit_grid, [&](auto, auto, auto) { ADD_FAILURE() << wkt; });
  }
  Shapes empty(ShapeKind::polygon);
  empty.end_feature();
  for_each_covered_pixel(empty[0], unit_grid, [&](auto, auto, auto) { ADD_FAILURE() << "empty"; });
}

TEST(PixelCoverage, holes_and_many_parts_agree_with_geos) {
  expect_geos_shares(
      polygon("POLYGON((0.3 0.2,9.1 0.7,8.6 7.7,0.9 7.1,0.3 0.2),(2.2 2.1,3.3 6.1,6.4 5.2,2.2 2.1),"
              "(7 3,7 4,8 4,8 3,7 3))"),
      unit_grid);
  expect_geos_shares(
      polygon("MULTIPOLYGON(((0.1 0.1,2.4 0.6,1.2 3.3,0.1 0.1)),((6.1 4.1,9.9 4.2,7.7 7.9,6.1 4.1),"
              "(7.1 4.5,7.3 5.9,8.2 5.1,7.1 4.5)),((3.9 7.2,5.5 7.3,4.1 12,3.9 7.2)))"),
      unit_grid);
}

TEST(PixelCoverage, cells_that_no_edge_enters_are_exactly_empty_or_full) {
  // A round lake in a round island beside another island: whatever the vertices' heights add up to on the
  // left of a cell must be 0 or 1, without a trail of rounding.
  const PixelGrid grid{.origin = {0, 32}, .cell_width = 1, .cell_height = 1, .columns = 70, .rows = 32};
  Shapes islands(ShapeKind::polygon);
  const auto add_circle = [&](Point centre, double reach, int turn) {
    for (int i = 0; i <= 500; ++i) {
      const double angle = turn * (i % 500 + 0.1) * std::acos(-1.0) / 250;
      islands.add_point({centre.x + reach * std::cos(angle), centre.y + reach * std::sin(angle)});
    }
    islands.end_part();
  };
  add_circle({15.3, 16.1}, 14.3, 1);
  add_circle({15.3, 16.1}, 7.7, -1);
  add_circle({54.4, 15.9}, 13.9, 1);
  islands.end_feature();

  Shares shares = covered(islands, grid);
  int full = 0;
  for (std::int64_t row = 0; row < grid.rows; ++row) {
    for (std::int64_t column = 0; column < grid.columns; ++column) {
      const double share = shares[{column, row}];
      if (share > 1 - 1e-9) {
        EXPECT_EQ(share, 1);
        ++full;
      }
      if (share < 1e-9) {
        EXPECT_EQ(share, 0);
      }
    }
  }
  EXPECT_GT(full, 700);
}

TEST(PixelCoverage, a_tiny_polygon_inside_one_cell_keeps_its_area) {
  // A right triangle with legs of 1e-3: 5e-7 of the cell.
  const Shares shares = covered(polygon("POLYGON((3.4 5.6,3.401 5.6,3.4 5.601,3.4 5.6))"), unit_grid);
  ASSERT_EQ(shares.size(), 1U);
  EXPECT_NEAR(shares.at({3, 2}), 5e-7, 1e-15);
}

TEST(PixelCoverage, slivers_along_a_border_agree_with_geos) {
  expect_geos_shares(polygon("POLYGON((0.5 3,9.5 3.0000001,9.5 2.9999999,0.5 3))"), unit_grid);
  expect_geos_shares(polygon("POLYGON((4 0.5,4.0000001 7.5,3.9999999 7.5,4 0.5))"), unit_grid);
}

TEST(PixelCoverage, cells_need_not_be_square) {
  const PixelGrid grid{.origin = {100, 260}, .cell_width = 25, .cell_height = 7.5, .columns = 9, .rows = 12};
  expect_geos_shares(polygon("POLYGON((110 180,301 171,280 266,190 222,121 251,110 180))"), grid);
}

TEST(PixelCoverage, degrees_lose_no_digits) {
  const PixelGrid grid{
      .origin = {-25.9, 38.0}, .cell_width = 0.0002, .cell_height = 0.0002, .columns = 12, .rows = 9};
  expect_geos_shares(polygon("POLYGON((-25.8997 37.9991,-25.8981 37.9984,-25.8979 37.9996,-25.8990 37.9999,"
                             "-25.8997 37.9991))"),
                     grid);
}

TEST(PixelCoverage, city_coordinates_lose_no_digits) {
  const PixelGrid grid{
      .origin = {512340, 3812400}, .cell_width = 10, .cell_height = 10, .columns = 10, .rows = 8};
  expect_geos_shares(polygon("POLYGON((512343.21 3812333.33,512431.7 3812321.9,512425.6 3812395.1,"
                             "512360.4 3812389.5,512343.21 3812333.33))"),
                     grid);
}

TEST(PixelCoverage, distant_vertices_do_not_upset_the_grid) {
  // A strip from very far left to very far right, y from 2 to 3: row 5 is full.
  Shares expected;
  for (std::int64_t column = 0; column < 10; ++column) expected[{column, 5}] = 1;
  EXPECT_EQ(covered(polygon("POLYGON((-1e15 2,1e15 2,1e15 3,-1e15 3,-1e15 2))"), unit_grid), expected);
}

TEST(PixelCoverage, shares_add_up_to_the_area) {
  const PixelGrid grid{
      .origin = {-1, 101}, .cell_width = 0.37, .cell_height = 0.53, .columns = 280, .rows = 200};
  Shapes star(ShapeKind::polygon);
  for (int i = 0; i <= 720; ++i) {
    const double angle = (i % 720) * std::acos(-1.0) / 360;
    const double reach = i % 2 == 0 ? 49 : 20 + 10 * std::sin(7 * angle);
    star.add_point({50 + reach * std::cos(angle), 50 + reach * std::sin(angle)});
  }
  star.end_part();
  star.end_feature();
  double sum = 0;
  for (const auto& [cell, share] : covered(star, grid)) sum += share;
  EXPECT_NEAR(sum * grid.cell_width * grid.cell_height, area_m2(star[0]), 1e-9 * area_m2(star[0]));
}

}  // namespace
}  // namespace citygauge
