#include "output/report/chart_scale.hpp"

#include <gtest/gtest.h>

namespace citygauge::html {
namespace {

TEST(ChartScale, steps_are_1_2_or_5_times_a_power_of_ten) {
  EXPECT_DOUBLE_EQ(round_step(0.9), 1);
  EXPECT_DOUBLE_EQ(round_step(1), 1);
  EXPECT_DOUBLE_EQ(round_step(1.1), 2);
  EXPECT_DOUBLE_EQ(round_step(4.2), 5);
  EXPECT_DOUBLE_EQ(round_step(6), 10);
  EXPECT_DOUBLE_EQ(round_step(0.03), 0.05);
}

/// Values 6.3 and 10.5 with the target 8: from 0 to 10.5; 10.5 / 5 = 2.1 gives steps of 5.
TEST(ChartScale, bars_start_at_zero) {
  const ChartScale scale = chart_scale({6.3, 10.5, 8}, true, 5);
  EXPECT_EQ(scale.low, 0);
  EXPECT_EQ(scale.high, 10.5);
  EXPECT_EQ(scale.ticks, (std::vector<double>{0, 5, 10}));
  EXPECT_DOUBLE_EQ(scale.fraction(8), 8 / 10.5);
}

TEST(ChartScale, negative_values_reach_left_of_zero) {
  const ChartScale scale = chart_scale({-3, 4}, true, 4);
  EXPECT_EQ(scale.low, -3);
  EXPECT_EQ(scale.ticks, (std::vector<double>{-2, 0, 2, 4}));
}

/// All values alike, or none at all: still a range.
TEST(ChartScale, is_never_empty) {
  EXPECT_LT(chart_scale({}, true, 5).low, chart_scale({}, true, 5).high);
  EXPECT_LT(chart_scale({7, 7}, false, 5).low, chart_scale({7, 7}, false, 5).high);
  EXPECT_LT(chart_scale({0}, true, 5).low, chart_scale({0}, true, 5).high);
}

TEST(ChartScale, holds_what_lies_beyond_at_its_ends) {
  const ChartScale scale = chart_scale({0, 10}, true, 5);
  EXPECT_EQ(scale.fraction(-5), 0);
  EXPECT_EQ(scale.fraction(50), 1);
}

}  // namespace
}  // namespace citygauge::html
