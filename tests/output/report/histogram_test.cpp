#include "output/report/histogram.hpp"

#include <gtest/gtest.h>

namespace citygauge::html {
namespace {

JudgedValue judged(double value, double target) {
  return {value, value >= target ? Verdict::pass : Verdict::miss};
}

std::size_t count_of(const HistogramBin& bin, Verdict verdict) {
  return bin.count[static_cast<std::size_t>(verdict)];
}

/// Values 0 ... 9.9 in steps of 0.1, target 4.2: each bin is all met or all missed, and together they hold
/// 100.
TEST(Histogram, no_bin_holds_both_sides_of_the_target) {
  std::vector<JudgedValue> values;
  for (int i = 0; i < 100; ++i) values.push_back(judged(i / 10.0, 4.2));
  std::size_t met = 0, missed = 0;
  for (const HistogramBin& bin : histogram(values, 4.2, 12)) {
    EXPECT_TRUE(count_of(bin, Verdict::pass) == 0 || count_of(bin, Verdict::miss) == 0);
    met += count_of(bin, Verdict::pass);
    missed += count_of(bin, Verdict::miss);
  }
  EXPECT_EQ(met, 58U);
  EXPECT_EQ(missed, 42U);
}

/// 0 ... 10 in at most 5 bins: width 2, borders 0, 2, ... 10. The 10 lies in the last bin, 8 ... 10.
TEST(Histogram, the_greatest_value_closes_the_last_bin) {
  std::vector<JudgedValue> values;
  for (int i = 0; i <= 10; ++i) values.push_back({static_cast<double>(i), Verdict::no_target});
  const auto bins = histogram(values, std::nullopt, 5);
  ASSERT_EQ(bins.size(), 5U);
  EXPECT_EQ(bins[0].lower, 0);
  EXPECT_EQ(bins[4].upper, 10);
  EXPECT_EQ(bins[0].total(), 2U);  // 0, 1
  EXPECT_EQ(bins[4].total(), 3U);  // 8, 9, 10
}

/// A target that is also the greatest value: that value meets it, so it has a bin of its own.
TEST(Histogram, a_value_on_the_target_is_on_its_side) {
  const auto bins = histogram({judged(0, 10), judged(5, 10), judged(10, 10)}, 10, 5);
  EXPECT_EQ(count_of(bins.back(), Verdict::pass), 1U);
  EXPECT_EQ(bins.back().total(), 1U);
  EXPECT_EQ(bins.back().lower, 10);
}

TEST(Histogram, does_not_reach_below_zero_when_no_value_does) {
  const auto bins = histogram({judged(0, 8), judged(1, 8), judged(62, 8)}, 8, 30);
  EXPECT_EQ(bins.front().lower, 0);
}

TEST(Histogram, copes_with_equal_values_and_with_none) {
  EXPECT_TRUE(histogram({}, 8, 30).empty());
  const auto bins = histogram({judged(3, 8), judged(3, 8)}, 8, 30);
  ASSERT_EQ(bins.size(), 1U);
  EXPECT_EQ(bins[0].total(), 2U);
}

}  // namespace
}  // namespace citygauge::html
