// Labels along lines and beside points.
#include "output/map/label_placement.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "label_wishes.hpp"

namespace citygauge {
namespace {

using samples::box_of;
using samples::frame;
using samples::Line;
using samples::Wishes;

TEST(LineLabelPlacement, runs_text_along_a_line_at_its_slope) {
  // From the lower left to the upper right, and from the upper left to the lower right, in either direction.
  for (const double direction : {1.0, -1.0}) {
    for (const double angle : {45.0, -45.0, 10.0}) {
      const double a = angle * std::numbers::pi / 180;
      const Point half{40 * std::cos(a) * direction, -40 * std::sin(a) * direction};
      Wishes wishes;
      wishes.line({Point{50, 50} - half, Point{50, 50} + half}, 20, 4);
      const auto placed = wishes.placed();
      ASSERT_EQ(placed.size(), 1U);
      EXPECT_NEAR(placed[0].angle_degrees, angle, 1e-9);
      EXPECT_NEAR(distance(placed[0].centre, {50, 50}), 0, 3);
    }
  }
}

TEST(LineLabelPlacement, stacks_text_on_a_steep_line_and_turns_it_when_it_cannot_be_stacked) {
  const Line steep{{45, 90}, {55, 10}};  // 83°
  Wishes chinese;
  LabelRequest& request = chinese.line(steep, 20, 4);
  request.stacked_width_mm = 4;
  request.stacked_height_mm = 20;
  const auto stacked = chinese.placed();
  ASSERT_EQ(stacked.size(), 1U);
  EXPECT_TRUE(stacked[0].stacked);
  EXPECT_EQ(stacked[0].angle_degrees, 0);
  Wishes latin;
  latin.line(steep, 20, 4);
  const auto turned = latin.placed();
  ASSERT_EQ(turned.size(), 1U);
  EXPECT_NEAR(turned[0].angle_degrees, std::atan2(80, 10) * 180 / std::numbers::pi, 1e-9);
}

TEST(LineLabelPlacement, reads_vertical_text_from_below_whichever_way_the_line_runs) {
  for (const Line& line : {Line{{50, 10}, {50, 90}}, Line{{50, 90}, {50, 10}}}) {
    Wishes wishes;
    wishes.line(line, 20, 4);
    const auto placed = wishes.placed();
    ASSERT_EQ(placed.size(), 1U);
    EXPECT_EQ(placed[0].angle_degrees, 90);
  }
}

TEST(LineLabelPlacement, chooses_the_straight_stretch_of_a_road) {
  // A zigzag of 8 mm up and down, then 30 mm straight.
  Line road;
  for (int i = 0; i <= 10; ++i) road.push_back({5.0 + 5 * i, i % 2 == 0 ? 46.0 : 54.0});
  road.push_back({90, 46});
  Wishes wishes;
  wishes.line(road, 20, 3);
  const auto placed = wishes.placed();
  ASSERT_EQ(placed.size(), 1U);
  EXPECT_NEAR(placed[0].angle_degrees, 0, 1e-9);
  EXPECT_NEAR(placed[0].centre.x, 72.5, 8);
  EXPECT_NEAR(placed[0].centre.y, 46, 1e-9);
}

TEST(LineLabelPlacement, stands_beside_the_middle_of_a_line_shorter_than_its_text) {
  // Neck chords of 6 mm in four directions, a text of 10 mm.
  for (const double angle : {0.0, 45.0, 90.0, 135.0}) {
    const double a = angle * std::numbers::pi / 180;
    const Point half{3 * std::cos(a), -3 * std::sin(a)};
    Wishes wishes;
    wishes.line({Point{50, 50} - half, Point{50, 50} + half}, 10, 3);
    const auto placed = wishes.placed();
    ASSERT_EQ(placed.size(), 1U) << angle;
    const TurnedBox box = box_of(placed[0]);
    EXPECT_EQ(placed[0].angle_degrees, 0);
    EXPECT_FALSE(meets(box, Point{50, 50} - half, Point{50, 50} + half)) << angle;
    EXPECT_LT(distance(nearest_point(box, {50, 50}), {50, 50}), 2) << angle;
  }
}

TEST(LineLabelPlacement, sets_the_name_of_a_point_to_its_upper_right_and_clear_of_its_marker) {
  Wishes wishes;
  wishes.point({50, 50}, 12, 3).marker_radius_mm = 1.5;
  const auto placed = wishes.placed();
  ASSERT_EQ(placed.size(), 1U);
  EXPECT_GT(placed[0].centre.x, 50);
  EXPECT_LT(placed[0].centre.y, 50);
  EXPECT_GE(distance(nearest_point(box_of(placed[0]), {50, 50}), {50, 50}), 1.5 + 0.5 - 1e-9);
}

TEST(LineLabelPlacement, finds_four_places_around_a_point_and_more_with_leaders) {
  // Twelve squares for the same point: one fits into each quadrant; between them a leader line has room along
  // either axis, but two lines may not cross where they begin.
  Wishes wishes;
  for (int i = 0; i < 12; ++i) wishes.point({50, 50}, 4, 4);
  const auto placed = wishes.placed();
  EXPECT_GE(placed.size(), 6U);
  std::size_t led = 0;
  for (const PlacedLabel& label : placed) led += label.leader;
  EXPECT_EQ(led, placed.size() - 4);
}

TEST(LineLabelPlacement, keeps_off_other_points_where_it_can) {
  // A second point stands just where the first one's name would be.
  Wishes wishes;
  wishes.point({50, 50}, 12, 3).priority = 2;
  wishes.point({56, 47}, 12, 3).priority = 1;
  const auto placed = wishes.placed();
  ASSERT_EQ(placed.size(), 2U);
  EXPECT_FALSE(overlap(box_of(placed[0]), TurnedBox{{56, 47}, 1, 1}));
  EXPECT_FALSE(overlap(box_of(placed[1]), TurnedBox{{50, 50}, 1, 1}));
}

TEST(LineLabelPlacement, finds_a_place_for_a_point_in_the_corner_of_the_frame) {
  for (const Point corner : {Point{1, 1}, Point{99, 1}, Point{1, 99}, Point{99, 99}}) {
    Wishes wishes;
    wishes.point(corner, 12, 3);
    const auto placed = wishes.placed();
    ASSERT_EQ(placed.size(), 1U);
    EXPECT_TRUE(lies_within(box_of(placed[0]).grown(0.5), frame));
  }
}

}  // namespace
}  // namespace citygauge
