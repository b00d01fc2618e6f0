#include "geometry/douglas_peucker.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace citygauge {
namespace {

using Places = std::vector<std::size_t>;

TEST(DouglasPeucker, drops_what_lies_within_the_tolerance_of_the_chord) {
  // The middle point lies 1 m beside the chord of 10 m.
  const std::vector<Point> line{{0, 0}, {5, 1}, {10, 0}};
  EXPECT_EQ(kept_places(line, 1.0), (Places{0, 2}));
  EXPECT_EQ(kept_places(line, 0.99), (Places{0, 1, 2}));
}

TEST(DouglasPeucker, keeps_every_corner_of_a_staircase) {
  const std::vector<Point> line{{0, 0}, {5, 0}, {10, 0}, {10, 5}, {10, 10}, {20, 10}};
  EXPECT_EQ(kept_places(line, 0.1), (Places{0, 2, 4, 5}));
}

TEST(DouglasPeucker, measures_to_the_chord_and_not_to_its_endless_line) {
  // A spike along the line: its tip lies on the chord's prolongation, 10 m beyond its end.
  const std::vector<Point> line{{0, 0}, {20, 0}, {10, 0}};
  EXPECT_EQ(kept_places(line, 5), (Places{0, 1, 2}));
  const FarPoint far = farthest_from_chord(line, 0, 2);
  EXPECT_EQ(far.place, 1U);
  EXPECT_DOUBLE_EQ(far.distance_m, 10);
}

TEST(DouglasPeucker, keeps_the_far_end_of_a_closed_line) {
  const std::vector<Point> loop{{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
  EXPECT_EQ(kept_places(loop, 100), (Places{0, 2, 4}));
}

TEST(DouglasPeucker, keeps_all_without_a_tolerance_and_all_of_a_single_segment) {
  const std::vector<Point> line{{0, 0}, {5, 0}, {10, 0}};
  EXPECT_EQ(kept_places(line, 0), (Places{0, 1, 2}));
  EXPECT_EQ(kept_places(line, std::numeric_limits<double>::quiet_NaN()), (Places{0, 1, 2}));
  EXPECT_EQ(kept_places(std::span(line).first(2), 1), (Places{0, 1}));
  EXPECT_EQ(kept_places(std::span(line).first(1), 1), (Places{0}));
  EXPECT_TRUE(kept_places({}, 1).empty());
}

// Each chord's farthest point is the one beside its beginning: split there, a million points take 5e11 steps.
TEST(DouglasPeucker, ends_soon_on_a_zigzag_made_to_keep_it_busy) {
  std::vector<Point> zigzag;
  for (int i = 0; i < 1'000'000; ++i) zigzag.push_back({i * 10.0, i % 2 == 0 ? 0.0 : 1000.0});
  EXPECT_EQ(kept_places(zigzag, 1).size(), zigzag.size());
}

TEST(DouglasPeucker, survives_points_that_all_coincide) {
  const std::vector<Point> line(5, Point{3, 4});
  EXPECT_EQ(kept_places(line, 1).front(), 0U);
  EXPECT_EQ(kept_places(line, 1).back(), 4U);
}

TEST(DouglasPeucker, takes_a_million_points_without_a_deep_stack) {
  std::vector<Point> zigzag;
  for (int i = 0; i < 1'000'000; ++i) zigzag.push_back({i * 0.001, i % 2 == 0 ? 0.0 : 0.01});
  EXPECT_EQ(kept_places(zigzag, 0.1).size(), 2U);
}

}  // namespace
}  // namespace citygauge
