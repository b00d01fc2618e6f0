#include "output/map/frame_cut.hpp"

#include <gtest/gtest.h>

#include "geometry/shapes.hpp"

namespace citygauge {
namespace {

const Box box{0, 0, 10, 10};

TEST(LineWithin, keeps_a_line_inside_as_it_is) {
  const std::vector<Point> line{{1, 1}, {5, 9}, {9, 1}};
  EXPECT_EQ(line_within(box, line), std::vector<std::vector<Point>>{line});
}

TEST(LineWithin, cuts_where_the_border_is_crossed) {
  // From (-5, 5) to (5, 15): at (0, 10) it only touches the corner. From (-5, 0) to (15, 10): enters at
  // (0, 2.5), leaves at (10, 7.5).
  EXPECT_TRUE(line_within(box, std::vector<Point>{{-5, 5}, {5, 15}}).empty());
  const auto parts = line_within(box, std::vector<Point>{{-5, 0}, {15, 10}});
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts[0], (std::vector<Point>{{0, 2.5}, {10, 7.5}}));
}

TEST(LineWithin, splits_a_line_that_leaves_and_returns) {
  const auto parts = line_within(box, std::vector<Point>{{5, 5}, {15, 5}, {15, 8}, {5, 8}, {5, 9}});
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0], (std::vector<Point>{{5, 5}, {10, 5}}));
  EXPECT_EQ(parts[1], (std::vector<Point>{{10, 8}, {5, 8}, {5, 9}}));
}

TEST(LineWithin, passes_by_lines_outside) {
  EXPECT_TRUE(line_within(box, std::vector<Point>{{-5, 12}, {15, 12}}).empty());
  EXPECT_TRUE(line_within(box, std::vector<Point>{}).empty());
}

TEST(RingWithin, cuts_a_square_to_its_quarter_and_keeps_its_sense) {
  // The square from (5, 5) to (15, 15), counter-clockwise, has 5 x 5 inside.
  const std::vector<Point> ring{{5, 5}, {15, 5}, {15, 15}, {5, 15}, {5, 5}};
  const std::vector<Point> cut = ring_within(box, ring);
  EXPECT_DOUBLE_EQ(doubled_signed_area(cut), 50);
  EXPECT_EQ(cut.front(), cut.back());
}

TEST(RingWithin, becomes_the_box_when_the_ring_surrounds_it) {
  const std::vector<Point> ring{{-50, -50}, {-50, 50}, {50, 50}, {50, -50}, {-50, -50}};  // clockwise: a hole
  EXPECT_DOUBLE_EQ(doubled_signed_area(ring_within(box, ring)), -200);
}

TEST(RingWithin, is_empty_when_nothing_is_inside) {
  EXPECT_TRUE(ring_within(box, std::vector<Point>{{20, 0}, {30, 0}, {30, 9}, {20, 0}}).empty());
  EXPECT_TRUE(ring_within(box, std::vector<Point>{}).empty());
}

}  // namespace
}  // namespace citygauge
