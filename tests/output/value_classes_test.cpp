#include "output/value_classes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/style.hpp"
#include "model/target.hpp"

namespace citygauge {
namespace {

using ::testing::ElementsAre;
using Values = std::vector<std::optional<double>>;

std::vector<std::string> labels(const Values& values, const std::string& threshold,
                                const std::string& unit = "") {
  std::vector<std::string> found;
  for (const ValueClass& c : value_classes(values, threshold, unit).classes) found.push_back(c.label.en);
  return found;
}

const ValueClass* class_of(const ValueClasses& found, double value) {
  for (const ValueClass& c : found.classes)
    if (c.lower <= value && value <= c.upper) return &c;
  return nullptr;
}

// 6.29 to 10.49 in at most 7 classes: a seventh of the range is 0.6, the next round step 1. The round numbers
// inside are 7, 8, 9 and 10, and 8 is the target.
TEST(ValueClasses, are_cut_at_round_numbers_and_the_target) {
  const Values values{10.16, 8.5, 7.85, 8.35, 7.83, 10.49, 7.12, 6.29};
  EXPECT_THAT(labels(values, ">= 8", "km/km2"),
              ElementsAre("≥ 10 km/km²", "9–10 km/km²", "8–9 km/km²", "7–8 km/km²", "< 7 km/km²"));
}

// 25 to 43: a seventh is 2.6, the next round step 5: 30, 35, 40. The target 38.9 is 1.1 away from 40, less
// than 0.4 steps: 40 goes.
TEST(ValueClasses, keep_a_target_that_is_not_round_and_drop_its_round_neighbour) {
  EXPECT_THAT(labels({25.0, 43.0, 30.0, 38.9}, ">= 38.9", "%"),
              ElementsAre("≥ 38.9%", "35–38.9%", "30–35%", "< 30%"));
}

// 1 to 2: a seventh is 0.14, the next round step 0.2. The target lies beyond: 2 closes the values, so that
// the empty stretch up to 8 is a class of its own.
TEST(ValueClasses, show_how_far_a_target_is) {
  EXPECT_THAT(labels({1.0, 2.0, 1.5}, ">= 8"),
              ElementsAre("≥ 8", "2–8", "1.8–2", "1.6–1.8", "1.4–1.6", "1.2–1.4", "< 1.2"));
}

TEST(ValueClasses, give_a_value_at_the_target_to_the_side_that_it_is_on) {
  for (const char* threshold : {">= 8", "> 8", "<= 8", "< 8", "[8, 9]", "[7, 8]", "[8, 8]"}) {
    const std::optional<Threshold> target = parse_threshold(threshold);
    const ValueClasses found = value_classes({6.0, 7.0, 8.0, 9.0, 10.0}, threshold, "");
    for (const double value : {6.5, 7 - 4e-9, 7.0, 8 - 1.6e-8, 8 - 4e-9, 8.0, 8 + 4e-9, 9.0, 9 + 4e-9, 9.5}) {
      const ValueClass* c = class_of(found, value);
      ASSERT_NE(c, nullptr) << threshold << ' ' << value;
      EXPECT_EQ(c->side == TargetSide::meets, meets(value, *target)) << threshold << ' ' << value;
    }
  }
}

// Half of a slanted district is green: 50 % but for rounding.
TEST(ValueClasses, do_not_tell_apart_what_rounding_leaves) {
  for (const char* threshold : {">= 50", "<= 50", "> 50"}) {
    const ValueClasses found =
        value_classes({49.9999999997597, 50.0, 50.00000000002, 49.99999999998}, threshold, "%");
    EXPECT_EQ(found.classes.size(), 2U) << threshold;
    for (const ValueClass& c : found.classes) EXPECT_LT(c.lower, c.upper) << threshold;
  }
}

TEST(ValueClasses, say_by_their_signs_which_border_is_theirs) {
  EXPECT_THAT(labels({7.0, 9.0}, "> 8"), ElementsAre("≤ 7.5", "7.5–8", "8–8.5", "> 8.5"));
  EXPECT_THAT(labels({7.0, 9.0}, "< 8"), ElementsAre("≥ 8.5", "8–8.5", "7.5–8", "< 7.5"));
}

TEST(ValueClasses, put_what_is_within_a_range_first) {
  const ValueClasses found = value_classes({0.1, 0.7, 0.9, 1.3}, "[0.6, 1]", "");
  ASSERT_GE(found.classes.size(), 3U);
  EXPECT_EQ(found.classes.front().side, TargetSide::meets);
  EXPECT_EQ(class_of(found, 1.2)->side, TargetSide::above);
  EXPECT_EQ(class_of(found, 0.5)->side, TargetSide::below);
}

// Nine values between 6 and 10 and one of 500: its fence is far below.
TEST(ValueClasses, are_not_stretched_by_an_outlier) {
  const Values values{6.0, 6.5, 7.0, 7.5, 8.0, 8.5, 9.0, 9.5, 10.0, 500.0};
  const std::vector<std::string> found = labels(values, "");
  EXPECT_GE(found.size(), 4U);
  EXPECT_EQ(found.front(), "≥ 9");
}

TEST(ValueClasses, are_the_same_in_any_order_of_the_values) {
  Values values{3.25, std::nullopt, 7.5, 1.0, 9.75, 4.0};
  const std::vector<std::string> found = labels(values, ">= 5");
  std::ranges::reverse(values);
  EXPECT_EQ(labels(values, ">= 5"), found);
}

TEST(ValueClasses, are_few_touch_each_other_and_hold_every_value) {
  for (const double scale : {1e-9, 1e-3, 1.0, 7.3, 1e6, 1e12}) {
    for (const char* threshold : {"", ">= 3.7", "<= 0.2", "[2, 5]", "> -40"}) {
      const Values values{0.31 * scale, 2.0 * scale, -1.7 * scale, 4.4 * scale, 9.1 * scale, 5.0 * scale};
      const ValueClasses found = value_classes(values, threshold, "");
      EXPECT_LE(found.classes.size(), 7U) << threshold << ' ' << scale;
      for (const auto& value : values)
        EXPECT_NE(class_of(found, *value), nullptr) << threshold << ' ' << scale;
      std::vector<double> lower, upper;
      for (const ValueClass& c : found.classes) {
        lower.push_back(c.lower);
        upper.push_back(c.upper);
      }
      std::ranges::sort(lower);
      std::ranges::sort(upper);
      for (std::size_t i = 1; i < lower.size(); ++i) EXPECT_EQ(lower[i], upper[i - 1]);
    }
  }
}

TEST(ValueClasses, of_one_value_are_one) {
  EXPECT_THAT(labels({3.0, 3.0}, "", "m"), ElementsAre("3 m"));
  EXPECT_THAT(labels({3.0}, ">= 8", "m"), ElementsAre("≥ 8 m", "< 8 m"));
}

TEST(ValueClasses, know_districts_without_a_value) {
  EXPECT_FALSE(value_classes({1.0, 2.0}, "", "").has_missing);
  EXPECT_TRUE(value_classes({1.0, std::nullopt}, "", "").has_missing);
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(value_classes({1.0, none}, "", "").has_missing);
  EXPECT_TRUE(value_classes({std::nullopt}, "", "").classes.empty());
  EXPECT_THAT(labels({std::nullopt}, ">= 8"), ElementsAre("≥ 8", "< 8"));
}

TEST(ValueClasses, withstand_extreme_values) {
  constexpr double huge = std::numeric_limits<double>::max();
  constexpr double tiny = std::numeric_limits<double>::denorm_min();
  EXPECT_LE(value_classes({-huge, huge, 0.0}, "", "").classes.size(), 7U);
  EXPECT_LE(value_classes({tiny, 2 * tiny}, ">= 0", "").classes.size(), 7U);
  EXPECT_LE(value_classes({9e14, 9e14 + 1}, "", "").classes.size(), 7U);
  EXPECT_LE(value_classes({1.0, 2.0}, ">= 1e300", "").classes.size(), 7U);
}

}  // namespace
}  // namespace citygauge
