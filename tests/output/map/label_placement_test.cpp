#include "output/map/label_placement.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <deque>
#include <numbers>
#include <vector>

#include "output/map/turned_box.hpp"

namespace citygauge {
namespace {

using Line = std::vector<Point>;

constexpr PaperBox frame{0, 0, 100, 100};

/// Requests and the shapes they look at.
class Wishes {
 public:
  LabelRequest& add(ShapeKind kind, const std::vector<Line>& parts, double width, double height) {
    Shapes& shapes = shapes_.emplace_back(kind);
    for (const Line& part : parts) shapes.add_part(part);
    shapes.end_feature();
    return requests_.emplace_back(LabelRequest{shapes[0], width, height});
  }
  LabelRequest& polygon(const std::vector<Line>& rings, double width, double height) {
    return add(ShapeKind::polygon, rings, width, height);
  }
  LabelRequest& line(const Line& points, double width, double height) {
    return add(ShapeKind::line, {points}, width, height);
  }
  LabelRequest& point(Point p, double width, double height) {
    return add(ShapeKind::point, {{p}}, width, height);
  }
  [[nodiscard]] std::vector<PlacedLabel> placed(const std::vector<PaperBox>& obstacles = {},
                                                const PaperBox& within = frame) const {
    return place_labels({requests_.begin(), requests_.end()}, within, obstacles);
  }

 private:
  std::deque<Shapes> shapes_;
  std::deque<LabelRequest> requests_;
};

Line rectangle(double left, double top, double right, double bottom) {
  return {{left, top}, {left, bottom}, {right, bottom}, {right, top}, {left, top}};
}

TurnedBox box_of(const PlacedLabel& label) {
  return turned_box(label.centre, label.width_mm, label.height_mm, label.angle_degrees);
}

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

TEST(LabelPlacement, runs_text_along_a_line_at_its_slope) {
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

TEST(LabelPlacement, stacks_text_on_a_steep_line_and_turns_it_when_it_cannot_be_stacked) {
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

TEST(LabelPlacement, reads_vertical_text_from_below_whichever_way_the_line_runs) {
  for (const Line& line : {Line{{50, 10}, {50, 90}}, Line{{50, 90}, {50, 10}}}) {
    Wishes wishes;
    wishes.line(line, 20, 4);
    const auto placed = wishes.placed();
    ASSERT_EQ(placed.size(), 1U);
    EXPECT_EQ(placed[0].angle_degrees, 90);
  }
}

TEST(LabelPlacement, chooses_the_straight_stretch_of_a_road) {
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

TEST(LabelPlacement, stands_beside_the_middle_of_a_line_shorter_than_its_text) {
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

TEST(LabelPlacement, sets_the_name_of_a_point_to_its_upper_right_and_clear_of_its_marker) {
  Wishes wishes;
  wishes.point({50, 50}, 12, 3).marker_radius_mm = 1.5;
  const auto placed = wishes.placed();
  ASSERT_EQ(placed.size(), 1U);
  EXPECT_GT(placed[0].centre.x, 50);
  EXPECT_LT(placed[0].centre.y, 50);
  EXPECT_GE(distance(nearest_point(box_of(placed[0]), {50, 50}), {50, 50}), 1.5 + 0.5 - 1e-9);
}

TEST(LabelPlacement, finds_four_places_around_a_point_and_more_with_leaders) {
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

TEST(LabelPlacement, keeps_off_other_points_where_it_can) {
  // A second point stands just where the first one's name would be.
  Wishes wishes;
  wishes.point({50, 50}, 12, 3).priority = 2;
  wishes.point({56, 47}, 12, 3).priority = 1;
  const auto placed = wishes.placed();
  ASSERT_EQ(placed.size(), 2U);
  EXPECT_FALSE(overlap(box_of(placed[0]), TurnedBox{{56, 47}, 1, 1}));
  EXPECT_FALSE(overlap(box_of(placed[1]), TurnedBox{{50, 50}, 1, 1}));
}

TEST(LabelPlacement, finds_a_place_for_a_point_in_the_corner_of_the_frame) {
  for (const Point corner : {Point{1, 1}, Point{99, 1}, Point{1, 99}, Point{99, 99}}) {
    Wishes wishes;
    wishes.point(corner, 12, 3);
    const auto placed = wishes.placed();
    ASSERT_EQ(placed.size(), 1U);
    EXPECT_TRUE(lies_within(box_of(placed[0]).grown(0.5), frame));
  }
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
