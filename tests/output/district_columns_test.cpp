#include "output/district_columns.hpp"

#include <gtest/gtest.h>

#include "sample_report.hpp"

namespace citygauge {
namespace {

using samples::sample_indicator;
using samples::sample_report;
using samples::sample_result;

TEST(DistrictColumns, has_one_per_indicator_of_districts) {
  const auto columns = district_columns(sample_report());
  ASSERT_EQ(columns.size(), 2U);  // the corridor's width is none of a district, though its id is that of one
  EXPECT_EQ(columns[0].value_name, "road_density");
  EXPECT_EQ(columns[0].verdict_name, "road_density_verdict");
  EXPECT_EQ(columns[1].indicator, "road_class_density.branch");
  EXPECT_EQ(columns[1].value_name, "road_class_density_branch");
  EXPECT_EQ(columns[1].title_zh, "分级路网密度：支路");
}

TEST(DistrictColumns, shows_the_worst_of_several_verdicts) {
  const auto columns = district_columns(sample_report());
  // District 01: pass and soft_miss; 02: miss and not_evaluated, of which the first has a value.
  EXPECT_EQ(columns[0].verdicts[0], Verdict::soft_miss);
  EXPECT_EQ(columns[0].verdicts[1], Verdict::miss);
  EXPECT_EQ(columns[0].values[0], 8.125);
  EXPECT_EQ(columns[0].values[1], 0.1 + 0.2);
}

TEST(DistrictColumns, orders_verdicts_from_miss_to_no_target) {
  const std::vector order{Verdict::miss, Verdict::not_evaluated, Verdict::soft_miss, Verdict::pass,
                          Verdict::no_target};
  for (std::size_t i = 1; i < order.size(); ++i) EXPECT_GT(badness(order[i - 1]), badness(order[i]));
}

TEST(DistrictColumns, leaves_what_was_not_measured_empty) {
  RunReport report = sample_report();
  report.results = {sample_result("02", "road_density", 1, Verdict::miss)};
  const auto columns = district_columns(report);
  EXPECT_FALSE(columns[0].values[0]);
  EXPECT_FALSE(columns[0].verdicts[0]);
}

TEST(DistrictColumns, gives_no_name_twice_even_when_case_and_points_fall_away) {
  RunReport report = sample_report();
  report.results.clear();
  report.indicators.clear();
  for (const char* id : {"share", "Share", "name", "a.b", "a_b", "a_b_verdict", "绿地"}) {
    report.indicators.push_back(sample_indicator(id, {}, "%"));
    report.results.push_back(sample_result("01", id, 1, Verdict::pass));
  }
  std::vector<std::string> names;
  for (const auto& column : district_columns(report)) names.push_back(column.value_name);
  EXPECT_EQ(names, (std::vector<std::string>{"share", "Share_2", "name_2", "a_b", "a_b_2", "a_b_verdict_2",
                                             "绿地"}));
}

TEST(DistrictColumns, finds_the_indicator_of_a_class_by_its_longest_name) {
  RunReport report;
  report.indicators = {sample_indicator("a", {}, ""), sample_indicator("a.b", {}, "")};
  EXPECT_EQ(indicator_of(report, "a.b.c"), &report.indicators[1]);
  EXPECT_EQ(indicator_of(report, "a.c"), &report.indicators[0]);
  EXPECT_EQ(indicator_of(report, "ab"), nullptr);
}

TEST(DistrictColumns, stops_before_a_table_is_full) {
  RunReport report = sample_report();
  report.results.clear();
  for (std::size_t i = 0; i < max_district_columns + 5; ++i) {
    report.results.push_back(
        sample_result("01", "road_class_density.c" + std::to_string(i), 1, Verdict::no_target));
  }
  EXPECT_EQ(district_columns(report).size(), max_district_columns);
}

}  // namespace
}  // namespace citygauge
