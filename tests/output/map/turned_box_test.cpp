#include "output/map/turned_box.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace citygauge {
namespace {

TEST(TurnedBox, overlaps_only_what_it_shares_more_than_a_border_with) {
  const TurnedBox box = turned_box({0, 0}, 10, 4, 0);
  EXPECT_TRUE(overlap(box, turned_box({9.9, 0}, 10, 4, 0)));
  EXPECT_FALSE(overlap(box, turned_box({10, 0}, 10, 4, 0)));
  EXPECT_FALSE(overlap(box, turned_box({0, 4}, 10, 4, 0)));
}

TEST(TurnedBox, is_exact_for_turned_boxes) {
  // A square of side 2 turned by 45° has its corner √2 from its centre: against the side at x = 5 it touches
  // when its centre lies at 5 + √2, where the boxes around both would overlap already in the corners.
  const TurnedBox box = turned_box({0, 0}, 10, 4, 0);
  const double root = std::numbers::sqrt2;
  EXPECT_TRUE(overlap(box, turned_box({5 + root - 0.01, 0}, 2, 2, 45)));
  EXPECT_FALSE(overlap(box, turned_box({5 + root + 0.01, 0}, 2, 2, 45)));
  // Diagonally off the corner (5, 2) its side, 1 mm from the centre, counts: bounds overlap, boxes do not.
  const Point off{5 + 1.01 / root, 2 + 1.01 / root};
  EXPECT_TRUE(box.bounds().intersects(turned_box(off, 2, 2, 45).bounds()));
  EXPECT_FALSE(overlap(box, turned_box(off, 2, 2, 45)));
  EXPECT_TRUE(overlap(box, turned_box({5 + 0.99 / root, 2 + 0.99 / root}, 2, 2, 45)));
}

TEST(TurnedBox, meets_segments_that_pass_through_it) {
  const TurnedBox box = turned_box({0, 0}, 10, 4, 90);  // 4 wide and 10 high on paper
  EXPECT_TRUE(meets(box, {-10, 4}, {10, 4}));
  EXPECT_FALSE(meets(box, {-10, 6}, {10, 6}));
  EXPECT_FALSE(meets(box, {-10, 5}, {10, 5})) << "along its border";
  EXPECT_TRUE(meets(box, {0, 0}, {0.1, 0.1})) << "wholly inside";
  EXPECT_FALSE(meets(box, {3, -10}, {3, 10}));
}

TEST(TurnedBox, reads_directions_as_angles_that_are_never_upside_down) {
  EXPECT_DOUBLE_EQ(reading_angle_degrees({1, 0}), 0);
  EXPECT_DOUBLE_EQ(reading_angle_degrees({-1, 0}), 0);
  EXPECT_DOUBLE_EQ(reading_angle_degrees({1, -1}), 45) << "up the page is positive";
  EXPECT_DOUBLE_EQ(reading_angle_degrees({-1, 1}), 45);
  EXPECT_DOUBLE_EQ(reading_angle_degrees({1, 1}), -45);
  EXPECT_DOUBLE_EQ(reading_angle_degrees({0, 1}), 90);
  EXPECT_DOUBLE_EQ(reading_angle_degrees({0, -1}), 90);
}

TEST(TurnedBox, finds_its_point_nearest_to_another) {
  const TurnedBox box = turned_box({0, 0}, 10, 4, 90);
  EXPECT_NEAR(distance(nearest_point(box, {10, 2}), {2, 2}), 0, 1e-12);
  EXPECT_NEAR(distance(nearest_point(box, {10, 10}), {2, 5}), 0, 1e-12);
  EXPECT_NEAR(distance(nearest_point(box, {1, 1}), {1, 1}), 0, 1e-12);
}

}  // namespace
}  // namespace citygauge
