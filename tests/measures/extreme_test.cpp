#include "measures/extreme.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/measure_run.hpp"

namespace citygauge {
namespace {

using test::option;
using Values = std::vector<std::optional<double>>;

const std::string east = "POLYGON((1000 0,2000 0,2000 1000,1000 1000,1000 0))";

Example::Feature building(int x, std::optional<double> floors) {
  Example::Feature feature{fmt::format("POLYGON(({0} 0,{1} 0,{1} 10,{0} 10,{0} 0))", x, x + 10), {}};
  if (floors) feature.attributes["floors"] = *floors;
  return feature;
}

Measured extreme(const std::vector<Example::Feature>& features, const std::string& take,
                 std::optional<double> threshold = {}) {
  return test::measured(
      {{"extreme", "buildings", {}, {{"attribute", option("floors")}, {"take", option(take)}}, {}},
       {{"buildings", features}},
       test::districts_of({test::square, east}),
       "",
       threshold});
}

TEST(Extreme, is_the_greatest_or_the_least_of_each_district) {
  const std::vector<Example::Feature> features{building(0, 6), building(20, 11), building(1500, 3)};
  EXPECT_EQ(test::values(extreme(features, "max")), (Values{11, 3}));
  EXPECT_EQ(test::values(extreme(features, "min")), (Values{6, 3}));
}

// -9999 floors fill up what nobody knows: no tall building, but no proof of it either.
TEST(Extreme, of_negative_numbers_alone_is_no_value) {
  EXPECT_EQ(test::values(extreme({building(0, -9999)}, "max", 18))[0], std::nullopt);
  EXPECT_EQ(test::values(extreme({building(0, -9999), building(20, 5)}, "min"))[0], 5);
}

TEST(Extreme, of_no_feature_is_0_at_most_and_unknown_at_least) {
  EXPECT_EQ(test::values(extreme({}, "max")), (Values{0, 0}));
  EXPECT_EQ(test::values(extreme({}, "min")), (Values{std::nullopt, std::nullopt}));
}

// A district whose buildings say nothing has not kept any limit; that another's do changes nothing.
TEST(Extreme, of_a_district_that_says_nothing_is_no_value) {
  const Measured found = extreme({building(0, {}), building(1500, 3)}, "max", 18);
  EXPECT_EQ(test::values(found), (Values{std::nullopt, 3}));
  EXPECT_EQ(found.quantities[0].note, "no feature of `buildings` in the district has `floors`");
}

TEST(Extreme, leaves_out_infinity_and_nan) {
  EXPECT_EQ(test::values(extreme({building(0, 5), building(20, std::numeric_limits<double>::infinity()),
                                  building(40, std::nan(""))},
                                 "max"))[0],
            5);
}

// Exactly the target is no offence.
TEST(Extreme, draws_what_is_beyond_the_target) {
  EXPECT_EQ(test::evidence_rows(extreme({building(0, 18), building(20, 19), building(1500, 30)}, "max", 18)),
            2U);
  EXPECT_EQ(test::evidence_rows(extreme({building(0, 18), building(20, 17)}, "min", 18)), 1U);
  EXPECT_EQ(test::evidence_rows(extreme({building(0, 18), building(20, 19)}, "max")), 0U);
}

}  // namespace
}  // namespace citygauge
