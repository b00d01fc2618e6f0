#include "core/exact_sum.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

namespace citygauge {
namespace {

double sum_of(const std::vector<double>& terms) {
  ExactSum sum;
  for (const double term : terms) sum.add(term);
  return sum.value();
}

TEST(ExactSum, of_nothing_is_zero) {
  EXPECT_EQ(ExactSum{}.value(), 0.0);
}

// In doubles, 1e16 + 1 - 1e16 is 0.
TEST(ExactSum, loses_no_small_term_beside_large_ones) {
  EXPECT_EQ(sum_of({1e16, 1, -1e16}), 1.0);
}

// Each term is rounded by at most 2^-41 (4.6e-13), so ten of 0.1 are 1 to within 4.6e-12.
TEST(ExactSum, keeps_decimals_to_a_picometre) {
  EXPECT_NEAR(sum_of(std::vector<double>(10, 0.1)), 1.0, 4.6e-12);
}

TEST(ExactSum, drops_what_is_below_half_of_its_unit) {
  EXPECT_EQ(sum_of({0x1p-42, 0x1p-42, 0x1p-42}), 0.0);
}

// 2^52 m2 is far more than the Earth has; ten thousand such terms still fit.
TEST(ExactSum, holds_the_largest_areas) {
  EXPECT_EQ(sum_of(std::vector<double>(10000, 0x1p52)), 0x1p52 * 10000);
}

RC_GTEST_PROP(ExactSum, does_not_depend_on_order_or_partition, (const std::vector<int>& units)) {
  std::vector<double> terms;
  for (const int unit : units) terms.push_back(unit * 0.1);
  std::vector<double> reversed(terms.rbegin(), terms.rend());
  RC_ASSERT(sum_of(terms) == sum_of(reversed));

  ExactSum first;
  ExactSum second;
  for (std::size_t i = 0; i < terms.size(); ++i) (i % 3 == 0 ? first : second).add(terms[i]);
  first.add(second);
  RC_ASSERT(first.value() == sum_of(terms));
}

}  // namespace
}  // namespace citygauge
