#include "output/report/findings.hpp"

#include <gtest/gtest.h>

#include "output/sample_report.hpp"

namespace citygauge::html {
namespace {

class FindingsOfSample : public testing::Test {
 protected:
  RunReport report_ = samples::sample_report();
  Findings findings_ = findings_of(report_, Language::en);

  const ValueColumn& column(const std::string& indicator) {
    for (const ValueColumn& c : findings_.columns)
      if (c.indicator == indicator) return c;
    throw std::out_of_range(indicator);
  }
};

TEST_F(FindingsOfSample, districts_are_the_first_group_in_their_order) {
  ASSERT_GE(findings_.groups.size(), 2U);
  EXPECT_EQ(findings_.groups[0].subjects.size(), 2U);
  EXPECT_EQ(findings_.groups[0].subjects[0].name, "涪城区");
  EXPECT_EQ(findings_.groups[1].kind, "corridors");
}

/// Road density is judged by ">= 8" of one profile, ">= 9" and ">= 8" of another: 01 meets the first and
/// misses the second softly.
TEST_F(FindingsOfSample, one_column_has_all_targets_of_an_indicator) {
  const ValueColumn& density = column("road_density");
  ASSERT_EQ(density.targets.size(), 3U);
  EXPECT_EQ(density.judgements[0][0]->verdict, Verdict::pass);
  EXPECT_EQ(density.judgements[1][0]->verdict, Verdict::soft_miss);
  EXPECT_EQ(density.worst(0)->verdict, Verdict::soft_miss);
  EXPECT_EQ(density.worst(1)->verdict, Verdict::miss);
}

TEST_F(FindingsOfSample, classes_of_a_grouped_indicator_share_its_section) {
  for (const Section& section : findings_.sections)
    if (section.indicator->id == "road_class_density")
      for (const std::size_t c : section.columns) EXPECT_FALSE(findings_.columns[c].of_class.empty());
  EXPECT_EQ(column("road_class_density.branch").of_class, "branch");
  EXPECT_TRUE(column("road_class_density.branch").targets.empty());
}

TEST_F(FindingsOfSample, counts_each_judgement_of_a_target_once) {
  const VerdictCounts first = verdict_counts(column("road_density"), 0);
  EXPECT_EQ(first[static_cast<std::size_t>(Verdict::pass)], 1U);
  EXPECT_EQ(first[static_cast<std::size_t>(Verdict::miss)], 1U);
}

TEST_F(FindingsOfSample, the_worst_come_first) {
  EXPECT_EQ(from_the_worst(column("road_density")), (std::vector<std::size_t>{1, 0}));
}

/// 7.9996 misses ">= 8" and must not be shown as 8.00.
TEST(Findings, shows_a_near_miss_with_the_digits_that_it_needs) {
  RunReport report = samples::sample_report();
  report.results = {samples::sample_result("01", "road_density", 7.9996, Verdict::miss)};
  EXPECT_EQ(findings_of(report, Language::en).columns[0].shown(0), "7.9996");
}

TEST(Findings, a_district_without_a_result_has_no_judgement) {
  RunReport report = samples::sample_report();
  report.results = {samples::sample_result("02", "road_density", 9, Verdict::pass)};
  const Findings findings = findings_of(report, Language::en);
  EXPECT_FALSE(findings.columns[0].worst(0));
  EXPECT_EQ(findings.columns[0].shown(0), "–");
  EXPECT_TRUE(findings.columns[0].worst(1));
}

}  // namespace
}  // namespace citygauge::html
