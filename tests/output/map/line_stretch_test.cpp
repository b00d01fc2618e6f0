#include "output/map/line_stretch.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace citygauge {
namespace {

TEST(LineStretch, finds_none_on_a_line_that_is_too_short) {
  const std::vector<Point> line{{0, 0}, {10, 0}};
  EXPECT_TRUE(line_stretches(line, 10.1).empty());
  ASSERT_EQ(line_stretches(line, 10).size(), 1U);
  EXPECT_TRUE(line_stretches({}, 1).empty());
}

TEST(LineStretch, offers_the_middle_of_a_straight_line_among_others) {
  const std::vector<Point> line{{0, 0}, {30, 40}};  // 50 mm
  bool has_middle = false;
  for (const LineStretch& stretch : line_stretches(line, 20)) {
    EXPECT_NEAR(stretch.bend_mm, 0, 1e-12);
    EXPECT_NEAR(stretch.along.x, 0.6, 1e-12);
    EXPECT_NEAR(stretch.along.y, 0.8, 1e-12);
    if (stretch.off_mid < 1e-9) {
      has_middle = true;
      EXPECT_NEAR(distance(stretch.middle, {15, 20}), 0, 1e-9);
    }
  }
  EXPECT_TRUE(has_middle);
}

TEST(LineStretch, centres_the_text_on_a_bend) {
  // A roof: 10 mm up at 3-4-5, 10 mm down. Its chord is 16 mm long, the ridge 6 mm beside it: the strip that
  // holds the roof is 6 mm wide, its middle 3 mm from the chord.
  const std::vector<Point> roof{{0, 0}, {8, 6}, {16, 0}};
  const auto stretches = line_stretches(roof, 20);
  ASSERT_EQ(stretches.size(), 1U);
  EXPECT_NEAR(stretches[0].bend_mm, 3, 1e-12);
  EXPECT_NEAR(distance(stretches[0].middle, {8, 3}), 0, 1e-12);
}

TEST(LineStretch, passes_over_stretches_that_run_back_on_themselves) {
  const std::vector<Point> hairpin{{0, 0}, {10, 0}, {0, 0.1}};
  EXPECT_TRUE(line_stretches(hairpin, length_of(hairpin)).empty());
}

TEST(LineStretch, measures_along_the_line) {
  const std::vector<Point> line{{0, 0}, {4, 0}, {4, 0}, {4, 6}};
  EXPECT_DOUBLE_EQ(length_of(line), 10);
  EXPECT_NEAR(distance(halfway(line), {4, 1}), 0, 1e-12);
}

}  // namespace
}  // namespace citygauge
