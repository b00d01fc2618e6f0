#include "input/number_text.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

void expect_number(const char* text, const char* unit, double value, bool mended) {
  const auto found = number_in_text(text, unit);
  ASSERT_TRUE(found.has_value()) << text;
  EXPECT_EQ(found->value, value) << text;  // the literals are exact or the nearest double on both sides
  EXPECT_EQ(found->mended, mended) << text;
}

void expect_none(const char* text, const char* unit = "") {
  EXPECT_FALSE(number_in_text(text, unit).has_value()) << text;
}

TEST(NumberInText, leaves_plain_numbers_as_they_are) {
  expect_number("12", "m", 12, false);
  expect_number(" -0.5\t", "", -0.5, false);
  expect_number("1e4", "people", 10000, false);
  expect_number("+3", "", 3, false);
}

TEST(NumberInText, reads_full_width_forms) {
  expect_number("１２．５", "m", 12.5, true);
  expect_number("　１０，０００　", "people", 10000, true);
  expect_number("３５％", "", 0.35, true);
}

TEST(NumberInText, takes_a_comma_for_a_thousands_separator_only_where_it_is_one) {
  expect_number("1,234,567.25", "m2", 1234567.25, true);
  expect_number("-10,000", "", -10000, true);
  expect_none("1,5");
  expect_none("1234,567");
  expect_none(",123");
  expect_none("1,23,456");
  expect_none("1.234,5");
}

TEST(NumberInText, reads_a_unit_only_where_the_attribute_has_it) {
  expect_number("12 m", "m", 12, true);
  expect_number("0.5公里", "m", 500, true);
  expect_number("2公顷", "m2", 20000, true);
  expect_number("1.2万", "people", 12000, true);
  expect_number("35%", "", 0.35, true);
  expect_number("35%", "%", 35, true);
  expect_none("12 m", "m2");
  expect_none("35%", "people");
  expect_none("1.2万", "m");
}

TEST(NumberInText, is_none_where_the_text_is_no_number_as_a_whole) {
  for (const char* text :
       {"", "  ", "many", "12a", "1 2", "--5", "1e", "%", "NaN", "inf", "1e999", "0x10", "１e９９９", "."})
    expect_none(text);
  expect_none(std::string(500, '9').c_str());
}

}  // namespace
}  // namespace citygauge
