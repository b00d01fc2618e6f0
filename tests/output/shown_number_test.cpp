#include "output/shown_number.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace citygauge {
namespace {

TEST(ShownNumber, has_decimals_as_its_size_needs) {
  EXPECT_EQ(shown_number(8), "8");
  EXPECT_EQ(shown_number(8.126), "8.13");
  EXPECT_EQ(shown_number(123.456), "123.5");
  EXPECT_EQ(shown_number(0.12345), "0.123");
  EXPECT_EQ(shown_number(0.0012345), "0.0012");
  EXPECT_EQ(shown_number(-7.5), "-7.50");
  EXPECT_EQ(shown_number(4000000.4), "4000000");
  EXPECT_EQ(shown_number(0), "0");
}

TEST(ShownNumber, never_shows_minus_zero) {
  EXPECT_EQ(shown_number(-0.0), "0");
  EXPECT_EQ(shown_number(-1e-300), "0.000000000000");
}

TEST(ShownNumber, copes_with_the_ends_of_the_scale) {
  EXPECT_EQ(shown_number(1e300), "1e+300");
  EXPECT_EQ(shown_number(std::numeric_limits<double>::infinity()), "inf");
}

TEST(ShownValue, never_looks_as_if_the_verdict_were_wrong) {
  EXPECT_EQ(shown_value(7.9996, ">= 8"), "7.9996");  // 8.00 and 8.000 would look met
  EXPECT_EQ(shown_value(7.96, ">= 8"), "7.96");
  EXPECT_EQ(shown_value(8.001, "> 8"), "8.001");  // 8.00 would look missed
  EXPECT_EQ(shown_value(20.004, "<= 20"), "20.004");
  EXPECT_EQ(shown_value(1.0004, "[0.6, 1]"), "1.0004");
  EXPECT_EQ(shown_value(8, ">= 8"), "8");
}

TEST(ShownValue, without_a_threshold_is_the_number) {
  EXPECT_EQ(shown_value(7.9996, ""), "8.00");
  EXPECT_EQ(shown_value(7.9996, "about 8"), "8.00");
}

TEST(ShownUnit, and_threshold_read_as_in_print) {
  EXPECT_EQ(shown_unit("km/km2"), "km/km²");
  EXPECT_EQ(shown_unit("m2"), "m²");
  EXPECT_EQ(shown_unit("%"), "%");
  EXPECT_EQ(shown_threshold(">= 8"), "≥ 8");
  EXPECT_EQ(shown_threshold("<= 20"), "≤ 20");
  EXPECT_EQ(shown_threshold("[0.6, 1]"), "[0.6, 1]");
}

}  // namespace
}  // namespace citygauge
