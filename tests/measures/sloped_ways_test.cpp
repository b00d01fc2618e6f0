#include "measures/sloped_ways.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "geometry/geos_bridge.hpp"
#include "support/drawn_raster.hpp"

namespace citygauge {
namespace {

using test::DrawnRaster;

Shapes line_of(const std::string& wkt) {
  Shapes line(ShapeKind::line);
  append_wkt(line, wkt);
  return line;
}

constexpr const char* square_200 = "POLYGON((0 0,200 0,200 200,0 200,0 0))";

// 6 km/h · exp(−3.5 · 0.05) = 5.037 km/h is Tobler's flat pace; at 5 km/h a kilometre takes 720 s. 10 % up:
// exp(3.5 · 0.1) as long; 10 % down: as long as on the flat; 5 % down: exp(−3.5 · 0.05), the fastest.
TEST(WalkingPace, follows_tobler) {
  const WalkingPace pace(5);
  EXPECT_NEAR(pace.seconds(1000, 0), 720, 1e-9);
  EXPECT_NEAR(pace.seconds(1000, 0.1), 720 * std::exp(0.35), 1e-9);
  EXPECT_NEAR(pace.seconds(1000, -0.1), 720, 1e-9);
  EXPECT_NEAR(pace.seconds(1000, -0.05), 720 * std::exp(-0.175), 1e-9);
}

// Cells of 100 m with centres at 50 and 150: 10 20 in the north, 30 60 in the south. In the middle of the
// four (10 + 20 + 30 + 60) / 4 = 30; a quarter on eastwards at the northern centres 12.5; in the corner the
// nearest.
TEST(Terrain, is_bilinear_between_the_centres) {
  DrawnRaster raster(square_200, "10 20 / 30 60");
  Terrain terrain(raster);
  const std::vector<Point> places{{100, 100}, {75, 150}, {0, 200}, {200, 0}, {100, 50}};
  EXPECT_EQ(terrain.heights(places), (std::vector<double>{30, 12.5, 10, 60, 45}));
  EXPECT_EQ(terrain.cell_m({10, 10}), 100);
}

TEST(Terrain, says_nothing_outside_and_where_a_cell_that_counts_has_no_data) {
  DrawnRaster raster(square_200, "10 - / 30 60");
  Terrain terrain(raster);
  const std::vector<Point> places{{-1, 100}, {100, 201}, {100, 150}, {50, 150}, {50, 100}, {100, 50}};
  const std::vector<double> heights = terrain.heights(places);
  for (const std::size_t unknown : {0, 1, 2}) EXPECT_TRUE(std::isnan(heights[unknown])) << unknown;
  EXPECT_EQ(heights[3], 10);  // at a centre its neighbours do not count
  EXPECT_EQ(heights[4], 20);
  EXPECT_EQ(heights[5], 45);
}

// A block has 256 cells a side: a row of 600 cells of 1 m, the height is the cell's number.
TEST(Terrain, reads_across_blocks) {
  std::string cells;
  for (int i = 0; i < 600; ++i) cells += std::to_string(i) + " ";
  DrawnRaster raster("POLYGON((0 0,600 0,600 1,0 1,0 0))", cells);
  Terrain terrain(raster);
  const std::vector<Point> places{{256, 0.5}, {512, 0.5}, {256.25, 0.5}, {599.5, 0.5}};
  EXPECT_EQ(terrain.heights(places), (std::vector<double>{255.5, 511.5, 255.75, 599}));
}

// 0 m at x = 50, 10 m at x = 150, level beyond: from 50 to 250 two pieces of 100 m, up 10 % and level.
TEST(SlopedWays, cut_a_segment_into_pieces_of_a_cell) {
  DrawnRaster raster("POLYGON((0 0,300 0,300 100,0 100,0 0))", "0 10 10");
  Terrain terrain(raster);
  SlopedWays ways;
  ways.add(line_of("LINESTRING(50 50,250 50)")[0], false, terrain);
  ASSERT_EQ(ways.known().size(), 1U);
  std::vector<WalkStep> steps;
  ways.steps({0, 0, 0, {50, 50}, {250, 50}}, WalkingPace(3.6), false, steps);
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_NEAR(steps[0].to, 0.5, 1e-12);
  EXPECT_NEAR(steps[0].cost.forward, 100 * std::exp(0.35), 1e-9);
  EXPECT_NEAR(steps[0].cost.backward, 100, 1e-9);
  EXPECT_NEAR(steps[1].cost.forward, 100, 1e-9);
  steps.clear();
  ways.steps({0, 0, 0, {50, 50}, {250, 50}}, WalkingPace(3.6), true, steps);
  EXPECT_NEAR(steps[0].cost.forward, 100 * (std::exp(0.35) + 1) / 2, 1e-9);
  EXPECT_EQ(steps[0].cost.forward, steps[0].cost.backward);
}

// No data in the third of four cells: from x = 150 to 350 nothing is known. The way splits in three.
TEST(SlopedWays, keep_stretches_without_heights_apart) {
  DrawnRaster raster("POLYGON((0 0,400 0,400 100,0 100,0 0))", "5 5 - 5");
  Terrain terrain(raster);
  SlopedWays ways;
  ways.add(line_of("LINESTRING(50 50,350 50,390 50)")[0], false, terrain);
  ASSERT_EQ(ways.known().size(), 2U);
  EXPECT_EQ(ways.known()[0].points()[1], (Point{150, 50}));
  EXPECT_EQ(ways.known()[1].points()[0], (Point{350, 50}));
  double unknown_m = 0;
  for (std::size_t i = 0; i < ways.unknown().size(); ++i) unknown_m += length_m(ways.unknown()[i]);
  EXPECT_NEAR(unknown_m, 200, 1e-9);
  std::vector<WalkStep> steps;
  ways.steps({1, 0, 0, {350, 50}, {390, 50}}, WalkingPace(3.6), false, steps);
  ASSERT_EQ(steps.size(), 1U);
  EXPECT_NEAR(steps[0].cost.forward, 40, 1e-9);
}

// A bridge over a hole without data, from 10 m to 0 m over 400 m.
TEST(SlopedWays, lay_a_bridge_straight_between_its_ends) {
  DrawnRaster raster("POLYGON((0 0,500 0,500 100,0 100,0 0))", "10 - -90 - 0");
  Terrain terrain(raster);
  SlopedWays ways;
  ways.add(line_of("LINESTRING(50 50,250 50,450 50)")[0], true, terrain);
  ASSERT_EQ(ways.known().size(), 1U);
  EXPECT_EQ(ways.unknown().size(), 0U);
  std::vector<WalkStep> steps;
  ways.steps({0, 0, 1, {250, 50}, {450, 50}}, WalkingPace(3.6), false, steps);
  ASSERT_EQ(steps.size(), 1U);
  EXPECT_NEAR(steps[0].cost.forward, 200 * std::exp(3.5 * (0.025 - 0.05)), 1e-9);
}

}  // namespace
}  // namespace citygauge
