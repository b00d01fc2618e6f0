#include "geometry/slab_sweep.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <initializer_list>
#include <vector>

namespace citygauge {
namespace {

constexpr double tile_width = 100;
constexpr double tolerance_m2 = 1e-9;  // a tile of 100 m, a few roundings of 1e-14 m each

/// Appends a ring given by its corners, counter-clockwise, without repeating the first.
void add_ring(std::vector<SweepEdge>& edges, std::uint32_t group, std::initializer_list<Point> corners) {
  const std::vector<Point> ring(corners);
  Point a = ring.back();
  for (const Point b : ring) {
    append_ring_edge(edges, a, b, group, tile_width);
    a = b;
  }
}

void add_rectangle(std::vector<SweepEdge>& edges, std::uint32_t group, Point low, Point high) {
  add_ring(edges, group, {low, {high.x, low.y}, high, {low.x, high.y}});
}

double area_of_union(std::vector<SweepEdge> edges) {
  make_canonical(edges);
  SlabSweep sweep;
  sweep.start(1, 0, true);
  sweep.add(edges, tile_width);
  return sweep.area_m2(0, 0);
}

TEST(SlabSweep, measures_a_triangle) {
  std::vector<SweepEdge> edges;
  add_ring(edges, 0, {{10, 10}, {50, 10}, {20, 40}});
  EXPECT_NEAR(area_of_union(edges), 600, tolerance_m2);  // 40 · 30 / 2
}

TEST(SlabSweep, counts_an_overlap_once) {
  std::vector<SweepEdge> edges;
  add_rectangle(edges, 0, {10, 10}, {30, 30});
  add_rectangle(edges, 0, {20, 20}, {40, 40});
  EXPECT_NEAR(area_of_union(edges), 700, tolerance_m2);  // 400 + 400 − 100
}

TEST(SlabSweep, cuts_a_slab_where_edges_cross) {
  // Two triangles over the same base, 0..60 at y = 0, with apexes at (0, 60) and (60, 60): 1800 each. They
  // share the triangle with apex (30, 30): 60 · 30 / 2 = 900.
  std::vector<SweepEdge> edges;
  add_ring(edges, 0, {{0, 0}, {60, 0}, {0, 60}});
  add_ring(edges, 0, {{0, 0}, {60, 0}, {60, 60}});
  EXPECT_NEAR(area_of_union(edges), 2700, tolerance_m2);
}

TEST(SlabSweep, leaves_out_a_hole) {
  std::vector<SweepEdge> edges;
  add_rectangle(edges, 0, {10, 10}, {30, 30});
  add_ring(edges, 0, {{15, 15}, {15, 25}, {25, 25}, {25, 15}});
  EXPECT_NEAR(area_of_union(edges), 300, tolerance_m2);
}

TEST(SlabSweep, reaches_to_the_right_border) {
  std::vector<SweepEdge> edges;
  add_rectangle(edges, 0, {80, 0}, {100, 100});
  EXPECT_EQ(edges.size(), 1U);  // the right border itself is not an edge
  EXPECT_NEAR(area_of_union(edges), 2000, tolerance_m2);
}

TEST(SlabSweep, gives_each_place_to_the_topmost_level) {
  // Level 0 covers 40 × 40, level 2 a quarter of it, level 1 a strip over both whose middle level 2 hides.
  std::vector<SweepEdge> edges;
  add_rectangle(edges, 0, {0, 0}, {40, 40});
  add_rectangle(edges, 2, {10, 10}, {30, 30});
  add_rectangle(edges, 1, {0, 15}, {60, 25});
  make_canonical(edges);
  SlabSweep sweep;
  sweep.start(3, 0, true);
  sweep.add(edges, tile_width);
  EXPECT_NEAR(sweep.area_m2(0, 2), 400, tolerance_m2);
  EXPECT_NEAR(sweep.area_m2(0, 1), 600 - 200, tolerance_m2);  // 60 × 10 less 20 × 10
  EXPECT_NEAR(sweep.area_m2(0, 0), 1600 - 400 - 2 * 10 * 10,
              tolerance_m2);  // two ends of 10 × 10 lie under level 1
}

TEST(SlabSweep, measures_each_district_on_its_own) {
  // One polygon 60 × 60; district 0 is its left third and more, district 1 overlaps district 0 by 10.
  std::vector<SweepEdge> edges;
  add_rectangle(edges, 0, {0, 0}, {60, 60});
  add_rectangle(edges, 1, {0, 0}, {30, 80});
  add_rectangle(edges, 2, {20, 0}, {100, 80});
  make_canonical(edges);
  SlabSweep sweep;
  sweep.start(1, 2, true);
  sweep.add(edges, tile_width);
  EXPECT_NEAR(sweep.area_m2(0, 0), 3600, tolerance_m2);
  EXPECT_NEAR(sweep.area_m2(1, 0), 1800, tolerance_m2);  // 30 × 60
  EXPECT_NEAR(sweep.area_m2(2, 0), 2400, tolerance_m2);  // 40 × 60
}

TEST(SweepEdges, joins_copies_and_drops_what_cancels) {
  std::vector<SweepEdge> edges;
  add_rectangle(edges, 0, {10, 10}, {30, 30});
  add_rectangle(edges, 0, {10, 10}, {30, 30});
  add_rectangle(edges, 0, {30, 10}, {50, 30});  // shares the edge x = 30, once
  make_canonical(edges);
  // Left: +2 at x = 10; −2 + 1 at x = 30; −1 at x = 50.
  ASSERT_EQ(edges.size(), 3U);
  EXPECT_EQ(edges[0].winding, 2);
  EXPECT_EQ(edges[1].winding, -1);
  EXPECT_EQ(edges[2].winding, -1);
}

TEST(SweepEdges, joins_stretches_of_the_left_border) {
  std::vector<SweepEdge> edges;
  add_rectangle(edges, 0, {0, 0}, {100, 40});
  add_rectangle(edges, 0, {0, 40}, {100, 100});
  make_canonical(edges);
  ASSERT_EQ(edges.size(), 1U);
  EXPECT_EQ(edges[0].low.y, 0);
  EXPECT_EQ(edges[0].high.y, 100);
}

/// 40 upright bars of 1 m, every second metre, each leaning by 0.5 m.
std::vector<SweepEdge> leaning_bars() {
  std::vector<SweepEdge> edges;
  for (int i = 0; i < 40; ++i) {
    const double x = 2 * i + 1;
    add_ring(edges, 0, {{x, 0}, {x + 1, 0}, {x + 1.5, 100}, {x + 0.5, 100}});
  }
  return edges;
}

TEST(SweepEdges, cuts_a_dense_tile_into_strips) {
  std::vector<SweepEdge> edges = leaning_bars();
  make_canonical(edges);
  const Strips strips = split_if_dense(edges, tile_width);
  EXPECT_GT(strips.left_width, 0);
  EXPECT_LT(strips.left.size(), edges.size() * 6 / 10);
  EXPECT_LT(strips.right.size(), edges.size() * 6 / 10);
  EXPECT_NEAR(area_of_union(edges), 4000, tolerance_m2);  // 40 bars of 1 m × 100 m
}

TEST(SweepEdges, does_not_cut_a_stack_that_would_stay_as_dense) {
  std::vector<SweepEdge> edges;
  for (int i = 0; i < 60; ++i) {
    const double shift = 1e-6 * i;
    add_ring(edges, 0, {{20 + shift, 0}, {100, 0}, {100, 100}, {70 + shift, 100}});
  }
  make_canonical(edges);
  EXPECT_EQ(split_if_dense(edges, tile_width).left_width, 0);
  EXPECT_NEAR(area_of_union(edges), 80 * 100 - 50 * 100 / 2, tolerance_m2);  // the first holds all others
}

}  // namespace
}  // namespace citygauge
