#include "measures/tally.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/measure_run.hpp"

namespace citygauge {
namespace {

using test::option;
using Feature = Example::Feature;
using Values = std::vector<std::optional<double>>;

const std::string east = "POLYGON((1000 0,2000 0,2000 1000,1000 1000,1000 0))";

Feature building(const std::string& wkt,
                 std::map<std::string, std::variant<double, std::string>> attributes) {
  return {wkt, std::move(attributes)};
}

Measured count(const std::vector<Feature>& features, const std::vector<std::string>& districts) {
  return test::measured(
      {{"count", "facilities", {}, {}, {}}, {{"facilities", features}}, test::districts_of(districts)});
}

Measured floor_area(const std::vector<Feature>& features, const std::vector<std::string>& districts,
                    const std::string& group_by = "") {
  return test::measured({{"sum",
                          "buildings",
                          {{"status", {"new"}}},
                          {{"attribute", option("floor_area")}, {"or_area_times", option("floors")}},
                          {}},
                         {{"buildings", features}},
                         test::districts_of(districts),
                         group_by});
}

// On the shared border a point counts once; on the outer borders and corners, to the district inside.
TEST(Count, has_points_on_borders_once) {
  const std::vector<Feature> points{
      {"POINT(1000 500)", {}}, {"POINT(1000 0)", {}},    {"POINT(1000 1000)", {}},
      {"POINT(0 500)", {}},    {"POINT(500 1000)", {}},  {"POINT(0 0)", {}},
      {"POINT(0 1000)", {}},   {"POINT(2000 1000)", {}}, {"POINT(2000 300)", {}}};
  const Measured found = count(points, {test::square, east});
  EXPECT_EQ(*found.quantities[0].value + *found.quantities[1].value, 9);
}

// The tip of a spike of 10° that points east: no step to the north-west or south-west leads into it.
TEST(Count, has_a_point_at_the_tip_of_a_spike) {
  EXPECT_EQ(test::values(count({{"POINT(1000 0)", {}}}, {"POLYGON((1000 0,0 88,0 -88,1000 0))"})), Values{1});
}

TEST(Count, of_overlapping_districts_is_that_of_each) {
  EXPECT_EQ(test::values(count({{"POINT(500 500)", {}}}, {test::square, test::square})), (Values{1, 1}));
}

// What lies in the hole is in no district; on the hole's border it is.
TEST(Count, leaves_out_what_lies_in_a_hole) {
  const std::string ring =
      "POLYGON((0 0,1000 0,1000 1000,0 1000,0 0),(400 400,400 600,600 600,600 400,400 400))";
  EXPECT_EQ(
      test::values(count({{"POINT(500 500)", {}}, {"POINT(600 500)", {}}, {"POINT(400 450)", {}}}, {ring})),
      Values{2});
}

TEST(Count, of_a_feature_of_several_parts_is_one) {
  EXPECT_EQ(test::values(count({{"MULTIPOINT((500 500),(1500 500))", {}}}, {test::square, east})),
            (Values{1, 0}));
}

// Two of the same are two: only the one who drew them knows whether they are one.
TEST(Count, of_duplicates_is_their_number) {
  EXPECT_EQ(test::values(count({{"POINT(5 5)", {}}, {"POINT(5 5)", {}}}, {test::square})), Values{2});
}

// 500 m² said, 10 × 10 m × 3 floors computed; the demolished one is excluded: raw 900, counted 800.
TEST(Sum, takes_the_attribute_or_else_the_area) {
  const Measured found = floor_area(
      {building("POLYGON((0 0,10 0,10 10,0 10,0 0))",
                {{"floor_area", 500.0}, {"floors", 9.0}, {"status", "new"}}),
       building("POLYGON((20 0,30 0,30 10,20 10,20 0))", {{"floors", 3.0}, {"status", "new"}}),
       building("POLYGON((40 0,50 0,50 10,40 10,40 0))", {{"floors", 1.0}, {"status", "demolished"}})},
      {test::square});
  EXPECT_EQ(test::values(found), Values{800});
  EXPECT_EQ(test::ledger(found, "raw"), 900);
  EXPECT_EQ(test::ledger(found, "excluded_by_class"), -100);
  EXPECT_TRUE(test::adds_up(found));
}

// The first district's only new building says nothing of itself: no value there, though the second has one.
// The third has no building at all: 0.
TEST(Sum, of_a_district_that_says_nothing_is_no_value) {
  const Measured found = floor_area(
      {building("POLYGON((0 0,10 0,10 10,0 10,0 0))", {{"status", "new"}}),
       building("POLYGON((1020 0,1030 0,1030 10,1020 10,1020 0))", {{"floors", 3.0}, {"status", "new"}})},
      {test::square, east, "POLYGON((2000 0,3000 0,3000 1000,2000 1000,2000 0))"});
  EXPECT_EQ(test::values(found), (Values{std::nullopt, 300, 0}));
  EXPECT_EQ(found.quantities[0].note, "no feature of `buildings` in the district has `floor_area`");
  EXPECT_EQ(found.issues.size(), 1U);
}

TEST(Sum, of_a_class_that_says_nothing_is_no_value) {
  const Measured found =
      floor_area({building("POLYGON((0 0,10 0,10 10,0 10,0 0))", {{"status", "new"}, {"use", "residential"}}),
                  building("POLYGON((20 0,30 0,30 10,20 10,20 0))",
                           {{"floors", 3.0}, {"status", "new"}, {"use", "public"}})},
                 {test::square}, "use");
  std::map<std::string, std::optional<double>> by_use;
  for (const auto& [use, quantities] : found.groups) by_use[use] = quantities[0].value;
  EXPECT_EQ(by_use.at("public"), 300);
  EXPECT_EQ(by_use.at("residential"), std::nullopt);
}

// -9999 and infinity fill up what nobody knows; they are no floor areas.
TEST(Sum, leaves_out_what_cannot_be) {
  const auto at = [](int x, double area) {
    return building(fmt::format("POLYGON(({0} 0,{1} 0,{1} 10,{0} 10,{0} 0))", x, x + 10),
                    {{"floor_area", area}, {"status", "new"}});
  };
  const Measured found =
      floor_area({at(0, 120), at(20, -9999), at(40, std::numeric_limits<double>::infinity()), at(60, 1e300),
                  at(80, std::nan(""))},
                 {test::square});
  EXPECT_EQ(test::values(found), Values{120});
  ASSERT_EQ(found.issues.size(), 1U);
  EXPECT_EQ(found.issues[0].message, "4 features that count have no `floor_area`");
}

TEST(Sum, of_nothing_is_0) {
  EXPECT_EQ(test::values(floor_area({}, {test::square})), Values{0});
}

}  // namespace
}  // namespace citygauge
