#include "output/map/label_placement.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "label_wishes.hpp"

namespace citygauge {
namespace {

using samples::box_of;
using samples::frame;
using samples::Line;
using samples::rectangle;
using samples::Wishes;

TEST(PlacedLabel, turns_its_corners_counter_clockwise_as_seen_on_paper) {
  // 10 by 2 mm, turned by 90°: read from below to above. The top left corner of the text is then below left:
  // 5 mm down the page (y grows) and 1 mm to the left.
  PlacedLabel label;
  label.centre = {50, 50};
  label.angle_degrees = 90;
  label.width_mm = 10;
  label.height_mm = 2;
  const auto corners = label.corners();
  ASSERT_EQ(corners.size(), 4U);
  const std::vector<Point> expected{{49, 55}, {49, 45}, {51, 45}, {51, 55}};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(distance(corners[i], expected[i]), 0, 1e-12) << i;
}

TEST(LabelPlacement, centres_a_label_in_a_square_with_room) {
  Wishes wishes;
  wishes.polygon({rectangle(20, 20, 80, 80)}, 20, 4);
  const auto placed = wishes.placed();
  ASSERT_EQ(placed.size(), 1U);
  EXPECT_NEAR(distance(placed[0].centre, {50, 50}), 0, 0.2);
  EXPECT_EQ(placed[0].angle_degrees, 0);
  EXPECT_FALSE(placed[0].stacked);
  EXPECT_FALSE(placed[0].leader);
}

TEST(LabelPlacement, takes_the_thicker_leg_of_an_l) {
  // A leg 30 mm wide and 70 mm high on the left, and a foot of 10 mm to the right. A text of 25 mm has 2.5 mm
  // to spare on both sides in the thick leg.
  Wishes wishes;
  wishes.polygon({{{10, 10}, {10, 90}, {90, 90}, {90, 80}, {40, 80}, {40, 10}, {10, 10}}}, 25, 5);
  const auto placed = wishes.placed();
  ASSERT_EQ(placed.size(), 1U);
  EXPECT_NEAR(placed[0].centre.x, 25, 2.5);
  EXPECT_LT(placed[0].centre.y, 80);
}

TEST(LabelPlacement, stays_inside_a_c_whose_centroid_is_outside) {
  Wishes wishes;
  wishes.polygon({{{10, 10}, {10, 90}, {90, 90}, {90, 70}, {30, 70}, {30, 30}, {90, 30}, {90, 10}, {10, 10}}},
                 15, 4);
  const auto placed = wishes.placed();
  ASSERT_EQ(placed.size(), 1U);
  const PlacedLabel& label = placed[0];
  EXPECT_FALSE(label.leader);
  for (const Point corner : label.corners()) {
    const bool in_notch = corner.x > 30 && corner.y > 30 && corner.y < 70;
    EXPECT_FALSE(in_notch) << corner.x << ' ' << corner.y;
    EXPECT_TRUE(corner.x > 10 && corner.x < 90 && corner.y > 10 && corner.y < 90);
  }
}

TEST(LabelPlacement, keeps_out_of_holes) {
  // A ring 15 mm wide around a lake of 50 mm; the centroid lies in the lake.
  Line lake = rectangle(25, 25, 75, 75);
  std::reverse(lake.begin(), lake.end());
  Wishes wishes;
  wishes.polygon({rectangle(10, 10, 90, 90), lake}, 20, 6);
  const auto placed = wishes.placed();
  ASSERT_EQ(placed.size(), 1U);
  EXPECT_FALSE(overlap(box_of(placed[0]), upright_box({25, 25, 75, 75})));
}

TEST(LabelPlacement, stacks_a_text_in_a_thin_steep_polygon_and_turns_one_that_cannot_be_stacked) {
  // 6 mm wide and 60 mm high: 20 mm of text does not fit across; a stack of 4 by 20 mm does.
  const Line thin = rectangle(40, 20, 46, 80);
  Wishes chinese;
  LabelRequest& request = chinese.polygon({thin}, 20, 4);
  request.stacked_width_mm = 4;
  request.stacked_height_mm = 20;
  const auto stacked = chinese.placed();
  ASSERT_EQ(stacked.size(), 1U);
  EXPECT_TRUE(stacked[0].stacked);
  EXPECT_EQ(stacked[0].angle_degrees, 0);
  EXPECT_EQ(stacked[0].width_mm, 4);
  EXPECT_NEAR(distance(stacked[0].centre, {43, 50}), 0, 0.5);
  Wishes latin;
  latin.polygon({thin}, 20, 4);
  const auto turned = latin.placed();
  ASSERT_EQ(turned.size(), 1U);
  EXPECT_FALSE(turned[0].stacked);
  EXPECT_NEAR(std::abs(turned[0].angle_degrees), 90, 1e-9);
}

TEST(LabelPlacement, turns_a_text_along_a_slanting_band) {
  // A band 8 mm wide from lower left to upper right at 30°: as seen on paper it rises, so the angle is +30.
  const double c = std::cos(std::numbers::pi / 6);
  const double s = std::sin(std::numbers::pi / 6);
  const auto at = [&](double along, double across) {
    return Point{50 + along * c + across * s, 50 - along * s + across * c};
  };
  Wishes wishes;
  wishes.polygon({{at(-40, -4), at(40, -4), at(40, 4), at(-40, 4), at(-40, -4)}}, 30, 4);
  const auto placed = wishes.placed();
  ASSERT_EQ(placed.size(), 1U);
  EXPECT_NEAR(placed[0].angle_degrees, 30, 1e-6);
  EXPECT_NEAR(distance(placed[0].centre, {50, 50}), 0, 0.5);
}

TEST(LabelPlacement, stands_a_little_over_the_border_of_a_polygon_that_is_nearly_large_enough) {
  // 18 of 20 mm of the text are inside.
  Wishes wishes;
  wishes.polygon({rectangle(41, 45, 59, 55)}, 20, 4);
  const auto placed = wishes.placed();
  ASSERT_EQ(placed.size(), 1U);
  EXPECT_FALSE(placed[0].leader);
  EXPECT_NEAR(distance(placed[0].centre, {50, 50}), 0, 0.5);
}

TEST(LabelPlacement, leads_to_a_polygon_that_is_too_small) {
  Wishes wishes;
  wishes.polygon({rectangle(49, 49, 51, 51)}, 20, 4);
  const auto placed = wishes.placed();
  ASSERT_EQ(placed.size(), 1U);
  ASSERT_TRUE(placed[0].leader);
  EXPECT_NEAR(distance(placed[0].anchor, {50, 50}), 0, 0.5);
  EXPECT_FALSE(overlap(box_of(placed[0]), upright_box({49, 49, 51, 51})));
  // The line ends at the text, and is short: 5 heights of the text and the marker's radius at most.
  EXPECT_LT(distance(placed[0].anchor, placed[0].leader_end()), 21);
  EXPECT_NEAR(distance(nearest_point(box_of(placed[0]), placed[0].leader_end()), placed[0].leader_end()), 0,
              1e-9);
}

TEST(LabelPlacement, does_not_lead_onto_a_neighbour) {
  // A small district between three others that fill the sheet but for a strip of 10 mm on the right, 6 mm
  // away: text over a neighbour would be read as the neighbour's name.
  Wishes wishes;
  wishes.polygon({rectangle(78, 48, 82, 52)}, 8, 4).priority = 2;
  wishes.polygon({rectangle(0, 0, 78, 100)}, 6, 4);
  wishes.polygon({rectangle(78, 0, 86, 48)}, 6, 4);
  wishes.polygon({rectangle(78, 52, 86, 100)}, 6, 4);
  wishes.polygon({rectangle(82, 48, 86, 52)}, 6, 4);
  const auto placed = wishes.placed();
  ASSERT_FALSE(placed.empty());
  ASSERT_EQ(placed[0].request, 0U);
  ASSERT_TRUE(placed[0].leader);
  // At most 30 % of the text reaches over the border at x = 86.
  EXPECT_GE(placed[0].centre.x - 4, 86 - 0.3 * 8 - 1e-9);
}

TEST(LabelPlacement, leads_onto_the_polygon_beneath) {
  // A thin corridor across two districts that fill the sheet: these lie below it.
  Wishes wishes;
  wishes.polygon({rectangle(40, 49, 60, 50)}, 30, 4);
  wishes.polygon({rectangle(0, 0, 47, 100)}, 20, 4);
  wishes.polygon({rectangle(47, 0, 100, 100)}, 20, 4);
  const auto placed = wishes.placed();
  ASSERT_EQ(placed.size(), 3U);
  EXPECT_TRUE(placed[0].leader);
}

TEST(LabelPlacement, places_what_fits_inside_before_what_needs_a_leader) {
  // Of equal priority: the small one comes first, but its text beside it must not push out the large one's.
  Wishes wishes;
  wishes.polygon({rectangle(44, 49, 46, 51)}, 20, 4);
  wishes.polygon({rectangle(46, 46, 68, 52)}, 20, 4);
  const auto placed = wishes.placed();
  ASSERT_EQ(placed.size(), 2U);
  EXPECT_TRUE(placed[0].leader);
  EXPECT_FALSE(placed[1].leader);
}

TEST(LabelPlacement, moves_one_of_two_equal_labels) {
  Wishes wishes;
  wishes.polygon({rectangle(20, 20, 80, 80)}, 20, 4);
  wishes.polygon({rectangle(20, 20, 80, 80)}, 20, 4);
  const auto placed = wishes.placed();
  ASSERT_EQ(placed.size(), 2U);
  EXPECT_NEAR(distance(placed[0].centre, {50, 50}), 0, 0.2) << "the first of equals stays";
  EXPECT_FALSE(overlap(box_of(placed[0]).grown(0.5), box_of(placed[1])));
  EXPECT_FALSE(placed[1].leader);
}

TEST(LabelPlacement, leaves_out_the_lower_priority_where_there_is_room_for_one) {
  const PaperBox narrow{0, 0, 24, 6};
  Wishes wishes;
  wishes.polygon({rectangle(0, 0, 24, 6)}, 20, 4).priority = 1;
  wishes.polygon({rectangle(0, 0, 24, 6)}, 20, 4).priority = 2;
  const auto placed = wishes.placed({}, narrow);
  ASSERT_EQ(placed.size(), 1U);
  EXPECT_EQ(placed[0].request, 1U);
}

TEST(LabelPlacement, lets_a_label_step_aside_for_one_that_has_but_one_place) {
  // The wide polygon's label would stand in the middle, where the short one's only place is.
  Wishes wishes;
  wishes.polygon({rectangle(5, 40, 95, 50)}, 20, 6).priority = 2;
  wishes.polygon({rectangle(39, 39, 61, 51)}, 20, 6).priority = 1;
  wishes.polygon({rectangle(39, 39, 61, 51)}, 20, 6).priority = 0;  // no room for a third
  const auto placed = wishes.placed({{0, 0, 100, 38}, {0, 52, 100, 100}});
  ASSERT_EQ(placed.size(), 2U);
  EXPECT_EQ(placed[0].request, 0U);
  EXPECT_EQ(placed[1].request, 1U);
  EXPECT_FALSE(overlap(box_of(placed[0]).grown(0.5), box_of(placed[1])));
}

TEST(LabelPlacement, labels_the_part_of_a_polygon_that_is_in_the_frame) {
  Wishes wishes;
  wishes.polygon({rectangle(70, -500, 900, 500)}, 20, 4);
  const auto placed = wishes.placed();
  ASSERT_EQ(placed.size(), 1U);
  // 70 to 99.5 is seen, less what stays free along the frame.
  EXPECT_NEAR(placed[0].centre.x, 84.75, 0.5);
  for (const Point corner : placed[0].corners()) EXPECT_TRUE(corner.x > 70 && corner.x <= 99.5);
}

TEST(LabelPlacement, keeps_clear_of_obstacles) {
  // The left half is an inset.
  const PaperBox inset{0, 0, 50, 100};
  Wishes wishes;
  wishes.polygon({rectangle(20, 20, 80, 80)}, 20, 4);
  const auto placed = wishes.placed({inset});
  ASSERT_EQ(placed.size(), 1U);
  for (const Point corner : placed[0].corners()) EXPECT_GE(corner.x, 50.5 - 1e-9);
}

TEST(LabelPlacement, places_nothing_for_what_cannot_be_placed) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  Wishes wishes;
  wishes.polygon({rectangle(20, 20, 80, 80)}, 0, 4);
  wishes.polygon({rectangle(20, 20, 80, 80)}, nan, 4);
  wishes.polygon({rectangle(20, 20, 80, 80)}, 200, 4);   // wider than the frame
  wishes.polygon({rectangle(200, 20, 280, 80)}, 10, 4);  // outside
  wishes.polygon({{{nan, 1}, {2, 2}, {3, 1}, {nan, 1}}}, 10, 4);
  wishes.polygon({}, 10, 4);
  wishes.polygon({{{50, 50}, {60, 50}, {50, 50}, {50, 50}}}, 10, 4);  // without area
  wishes.point({150, 50}, 10, 4);
  wishes.line({{50, 150}, {60, 150}}, 10, 4);
  EXPECT_TRUE(wishes.placed().empty());
  Wishes good;
  good.polygon({rectangle(20, 20, 80, 80)}, 20, 4);
  EXPECT_TRUE(good.placed({}, {0, 0, 0, 0}).empty());
  EXPECT_TRUE(good.placed({}, {0, 0, nan, 10}).empty());
  EXPECT_EQ(good.placed({{nan, 0, 1, 1}, {9, 9, 1, 1}}).size(), 1U) << "an obstacle that is no box";
}

TEST(LabelPlacement, survives_lines_and_numbers_that_are_odd) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  Wishes wishes;
  wishes.line({{50, 50}, {50, 50}}, 10, 3);                      // no length
  wishes.line({{50, 60}, {70, 60}, {50, 60}, {70, 60}}, 10, 3);  // back and forth
  LabelRequest& odd = wishes.line({{10, 20}, {90, 20}}, 10, 3);
  odd.priority = nan;
  odd.clear_mm = nan;
  odd.stacked_height_mm = -4;
  odd.marker_radius_mm = -1;
  const auto placed = wishes.placed();
  EXPECT_TRUE(std::any_of(placed.begin(), placed.end(), [](const PlacedLabel& l) { return l.request == 2; }));
}

}  // namespace
}  // namespace citygauge
