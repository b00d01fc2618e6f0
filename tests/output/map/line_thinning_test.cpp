#include "output/map/line_thinning.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace citygauge {
namespace {

TEST(ThinnedLine, drops_points_within_the_tolerance_of_the_chord) {
  // (5, 0.4) lies 0.4 from the chord, (15, 3) lies 3 from it and stays.
  const std::vector<Point> line{{0, 0}, {5, 0.4}, {10, 0}, {15, 3}, {20, 0}};
  EXPECT_EQ(thinned_line(line, 0.5), (std::vector<Point>{{0, 0}, {10, 0}, {15, 3}, {20, 0}}));
  EXPECT_EQ(thinned_line(line, 0), line);
  EXPECT_EQ(thinned_line(line, 100), (std::vector<Point>{{0, 0}, {20, 0}}));
}

TEST(ThinnedLine, stays_within_the_tolerance) {
  // A circle of radius 100 thinned by 1: the middle of a kept chord lies at most 1 inside the circle.
  std::vector<Point> circle;
  for (int i = 0; i <= 3600; ++i) {
    const double turn = 2 * std::numbers::pi * i / 3600;
    circle.push_back({100 * std::cos(turn), 100 * std::sin(turn)});
  }
  const std::vector<Point> thin = thinned_ring(circle, 1);
  EXPECT_LT(thin.size(), 40U);
  for (std::size_t i = 0; i + 1 < thin.size(); ++i) {
    EXPECT_GE(std::sqrt(squared_length(between(thin[i], thin[i + 1], 0.5))), 99 - 1e-9);
  }
}

TEST(ThinnedLine, takes_a_million_points_without_a_deep_stack) {
  std::vector<Point> zigzag;
  for (int i = 0; i < 1'000'000; ++i) zigzag.push_back({i * 0.001, i % 2 == 0 ? 0.0 : 0.01});
  EXPECT_EQ(thinned_line(zigzag, 0.1).size(), 2U);
}

// Each chord's farthest point is the one beside its beginning: split there, a million points take 5e11 steps.
TEST(ThinnedLine, ends_soon_on_a_zigzag_made_to_keep_it_busy) {
  std::vector<Point> zigzag;
  for (int i = 0; i < 1'000'000; ++i) zigzag.push_back({i * 10.0, i % 2 == 0 ? 0.0 : 1000.0});
  EXPECT_EQ(thinned_line(zigzag, 1), zigzag);
}

TEST(ThinnedRing, keeps_three_corners_of_the_smallest_ring) {
  const std::vector<Point> ring{{0, 0}, {1, 0}, {1.2, 0.5}, {1, 1}, {0, 1}, {0, 0}};
  const std::vector<Point> thin = thinned_ring(ring, 50);
  EXPECT_EQ(thin.size(), 4U);
  EXPECT_EQ(thin.front(), thin.back());
}

TEST(ThinnedRing, drops_points_on_straight_sides) {
  const std::vector<Point> ring{{0, 0}, {5, 0}, {10, 0}, {10, 5}, {10, 10}, {0, 10}, {0, 0}};
  EXPECT_EQ(thinned_ring(ring, 0.01), (std::vector<Point>{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}));
}

}  // namespace
}  // namespace citygauge
