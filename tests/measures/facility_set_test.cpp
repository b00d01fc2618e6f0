#include "measures/facility_set.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/small_run.hpp"

namespace citygauge {
namespace {

const std::string square = "POLYGON((0 0,5000 0,5000 5000,0 5000,0 0))";

Option words(const std::vector<std::string>& values) {
  Option::List list;
  for (const std::string& value : values) list.push_back({value, {}});
  return {list, {}};
}

Indicator indicator_with(const std::string& id, const Options& options) {
  Indicator indicator = test::shipped_library().indicators.at(id);
  for (const auto& [name, option] : options) indicator.numerator.options.insert_or_assign(name, option);
  return indicator;
}

Example::Feature facility(const std::string& wkt, const std::string& kind) {
  return {wkt, {{"class", kind}}};
}

/// Communities A (has both), B (no kindergarten), C (neither).
test::Layers three_communities() {
  test::Layers layers;
  layers["communities"] = {{"POLYGON((0 0,100 0,100 100,0 100,0 0))", {{"name", "A"}}},
                           {"POLYGON((1000 0,1100 0,1100 100,1000 100,1000 0))", {{"name", "B"}}},
                           {"POLYGON((3000 0,3100 0,3100 100,3000 100,3000 0))", {{"name", "C"}}}};
  layers["facilities"] = {facility("POINT(50 50)", "幼儿园"), facility("POINT(60 50)", "clinic"),
                          facility("POINT(1050 50)", "clinic")};
  return layers;
}

const Options two_kinds{{"required", words({"kindergarten", "clinic"})}};

TEST(FacilitySet, tells_how_much_is_lacking_and_what) {
  const RunReport report =
      test::run_small(indicator_with("complete_community", two_kinds), {square}, three_communities());
  EXPECT_EQ(test::ledger_row(report, "1", "raw"), 3);
  EXPECT_EQ(test::ledger_row(report, "1", "lacks_one"), -1);
  EXPECT_EQ(test::ledger_row(report, "1", "lacks_several"), -1);
  EXPECT_EQ(test::ledger_row(report, "1", "counted"), 1);
  EXPECT_EQ(test::rows_above_counted(report, "1"), 1);
  const Evidence* const lacking = test::find_table(report, "evidence_lacking_areas");
  ASSERT_NE(lacking, nullptr);
  EXPECT_EQ(*find_cells<std::string>(*lacking, "name"), (std::vector<std::string>{"B", "C"}));
  EXPECT_EQ(*find_cells<std::string>(*lacking, "missing"),
            (std::vector<std::string>{"kindergarten", "clinic, kindergarten"}));
}

TEST(FacilitySet, has_a_value_for_the_whole_and_for_each_kind) {
  const RunReport report =
      test::run_small(indicator_with("complete_community", two_kinds), {square}, three_communities());
  ASSERT_EQ(report.results.size(), 3U);
  EXPECT_EQ(report.results[0].indicator, "complete_community");
  EXPECT_EQ(report.results[1].indicator, "complete_community.clinic");
  EXPECT_DOUBLE_EQ(*report.results[1].value, 100 * (2.0 / 3));
  EXPECT_EQ(report.results[2].indicator, "complete_community.kindergarten");
}

// A text demands complete communities, not that so many have a clinic.
TEST(FacilitySet, judges_the_whole_but_not_each_kind_by_a_target) {
  Profile profile;
  profile.targets.push_back(
      {"own", "complete_community", {Comparator::at_least, 60, 0}, "建成区", {}, "", "", false, {}});
  const RunReport report = test::run_small(indicator_with("complete_community", two_kinds), {square},
                                           three_communities(), {profile});
  ASSERT_EQ(report.results.size(), 3U);
  EXPECT_EQ(report.results[0].verdict, Verdict::miss);
  EXPECT_NEAR(*report.results[0].margin, 1 - 0.6 * 3, 1e-12) << "communities short";
  EXPECT_EQ(report.results[1].verdict, Verdict::no_target);
  EXPECT_EQ(report.results[2].verdict, Verdict::no_target);
}

TEST(FacilitySet, does_not_depend_on_the_order_of_the_features) {
  test::Layers layers = three_communities();
  const Indicator indicator = indicator_with("complete_community", two_kinds);
  const RunReport report = test::run_small(indicator, {square}, layers);
  std::ranges::reverse(layers["facilities"]);
  const RunReport other = test::run_small(indicator, {square}, layers);
  for (std::size_t r = 0; r < report.results.size(); ++r)
    EXPECT_EQ(report.results[r].value, other.results[r].value);
  EXPECT_TRUE(std::ranges::equal(report.evidence[0].shapes.points(), other.evidence[0].shapes.points()));
}

TEST(FacilitySet, warns_of_kinds_that_no_feature_belongs_to) {
  const RunReport report =
      test::run_small(indicator_with("complete_community", {{"required", words({"clinic", "nursery"})}}),
                      {square}, three_communities());
  EXPECT_EQ(report.results[0].value, 0);
  ASSERT_EQ(report.issues.size(), 1U);
  EXPECT_EQ(report.issues[0].message, "no feature counts as `nursery`");
}

// People 10 m from the street, 200 m from it and on an islet's path without any facility.
TEST(FacilitySet, tells_people_off_the_network_on_their_own) {
  test::Layers layers;
  layers["walkways"] = {{"LINESTRING(0 0,2000 0)", {}}, {"LINESTRING(0 900,100 900)", {}}};
  layers["facilities"] = {facility("POINT(0 0)", "中学")};
  layers["population"] = {{"POINT(10 10)", {{"people", 5.0}}},
                          {"POINT(10 200)", {{"people", 7.0}}},
                          {"POINT(10 900)", {{"people", 11.0}}}};
  const RunReport report = test::run_small(
      indicator_with("life_circle_coverage_15", {{"required", words({"middle_school"})}}), {square}, layers);
  EXPECT_EQ(test::ledger_row(report, "1", "raw"), 23);
  EXPECT_EQ(test::ledger_row(report, "1", "off_network"), -7);
  EXPECT_EQ(test::ledger_row(report, "1", "lacks_one"), -11);
  EXPECT_EQ(test::ledger_row(report, "1", "counted"), 5);
  EXPECT_EQ(report.results[0].note, "within 1000 m along walkways");
}

// The network lies in another city: as if it were not given.
TEST(FacilitySet, takes_straight_lines_where_the_network_is_elsewhere_and_says_so) {
  test::Layers layers;
  layers["walkways"] = {{"LINESTRING(900000 0,900100 0)", {}}};
  layers["facilities"] = {facility("POINT(0 0)", "中学")};
  layers["population"] = {{"POINT(600 800)", {{"people", 5.0}}}};
  const RunReport report = test::run_small(
      indicator_with("life_circle_coverage_15", {{"required", words({"middle_school"})}}), {square}, layers);
  EXPECT_EQ(report.results[0].value, 100) << "600, 800, 1000";
  EXPECT_EQ(report.results[0].note,
            "layer `walkways` lies outside the districts altogether; within 1000 m, straight line");
}

TEST(FacilitySet, refuses_what_does_not_fit_together) {
  const auto run = [](const Options& options) {
    (void)test::run_small(indicator_with("complete_community", options), {square}, three_communities());
  };
  EXPECT_THROW(run({{"required", words({"palace"})}}), Error) << "no such kind";
  EXPECT_THROW(run({{"at_least", {11.0, {}}}}), Error) << "more than there are";
  EXPECT_THROW(run({{"at_least", {1.5, {}}}}), Error);
  const auto kind = [](const std::string& key, const Option& value) {
    return Options{{"kinds", {Option::Table{{"clinic", {Option::Table{{key, value}}, {}}}}, {}}}};
  };
  EXPECT_THROW(run(kind("distance_m", {-1.0, {}})), Error);
  EXPECT_THROW(run(kind("floor_area", {std::string("large"), {}})), Error) << "no range";
  EXPECT_THROW(run(kind("flavour", words({"sweet"}))), Error) << "no such attribute";
  EXPECT_THROW(run({{"kinds", {Option::Table{{"clinic", {true, {}}}}, {}}}}), Error);
}

}  // namespace
}  // namespace citygauge
