#include "geometry/stack_outline.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "geometry/slab_sweep.hpp"

namespace citygauge {
namespace {

constexpr double tile_width = 100;
constexpr double tolerance_m2 = 1e-9;

EdgeSet edges_of(const std::vector<Point>& open_ring) {
  EdgeSet edges;
  Point a = open_ring.back();
  for (const Point b : open_ring) {
    append_ring_edge(edges, a, b, 0, tile_width);
    a = b;
  }
  make_canonical(edges);
  return edges;
}

EdgeSet rectangle(Point low, Point high) {
  return edges_of({low, {high.x, low.y}, high, {low.x, high.y}});
}

std::size_t edge_count(const std::vector<EdgeSet>& sets) {
  std::size_t count = 0;
  for (const EdgeSet& set : sets) count += set.size();
  return count;
}

double area_of_union(const std::vector<EdgeSet>& sets) {
  EdgeSet edges;
  for (const EdgeSet& set : sets) edges.insert(edges.end(), set.begin(), set.end());
  make_canonical(edges);
  SlabSweep sweep;
  sweep.start(1, 0, true);
  sweep.add(edges, tile_width);
  return sweep.area_m2(0, 0);
}

TEST(StackOutline, keeps_the_outline_only) {
  // Ten squares of 50 m, each one metre east and north of the last: the outline is a staircase of 10 + 10
  // uprights.
  std::vector<EdgeSet> sets;
  for (int i = 0; i < 10; ++i) sets.push_back(rectangle({1.0 * i, 1.0 * i}, {50.0 + i, 50.0 + i}));
  sort_sets(sets);
  StackOutline stack;
  stack.thin_out(sets, tile_width);
  EXPECT_LE(edge_count(sets), 20U);
  // 50 × 50, and each of nine steps adds an L of 50 + 49 m².
  EXPECT_NEAR(area_of_union(sets), 2500 + 9 * 99, tolerance_m2);
}

TEST(StackOutline, drops_copies) {
  std::vector<EdgeSet> sets(3, rectangle({10, 10}, {20, 20}));
  StackOutline stack;
  stack.thin_out(sets, tile_width);
  EXPECT_EQ(sets.size(), 1U);
}

TEST(StackOutline, changes_no_area_when_it_works_in_strips) {
  // 64 rings of 100 corners about nearby centres, some of which reach over the right border: dense enough for
  // strips.
  std::vector<EdgeSet> sets;
  for (int k = 0; k < 64; ++k) {
    std::vector<Point> ring;
    const double radius = 30 + 10 * std::sin(k);
    for (int i = 0; i < 100; ++i) {
      const double angle = 2 * std::numbers::pi * i / 100;
      const double r = radius * (1 + 0.2 * std::sin(7 * angle + k));
      ring.push_back(
          {std::min(tile_width, 60 + 10 * std::cos(3 * k) + r * std::cos(angle)), 50 + r * std::sin(angle)});
    }
    sets.push_back(edges_of(ring));
  }
  sort_sets(sets);
  const double before_m2 = area_of_union(sets);
  const std::size_t edges_before = edge_count(sets);
  StackOutline stack;
  stack.thin_out(sets, tile_width);
  EXPECT_NEAR(area_of_union(sets), before_m2, tolerance_m2);
  EXPECT_LT(edge_count(sets), edges_before / 8);
}

}  // namespace
}  // namespace citygauge
