#include "output/result_blocks.hpp"

#include <gtest/gtest.h>

#include "sample_report.hpp"

namespace citygauge {
namespace {

TEST(ResultBlocks, are_one_per_indicator_and_target) {
  const RunReport report = samples::sample_report();
  const std::vector<Block> blocks = blocks_of(report);
  // Density against two targets of two profiles: the second has two thresholds, ">= 9" and ">= 8". Then
  // branch roads without a target and the corridor.
  ASSERT_EQ(blocks.size(), 5U);
  EXPECT_EQ(blocks[0].size(), 2U);
  EXPECT_EQ(blocks[1].front()->threshold, ">= 9");
  EXPECT_EQ(blocks[3].front()->indicator, "road_class_density.branch");
}

TEST(ResultBlocks, put_a_miss_before_all_and_the_shortest_before_the_others) {
  Result miss = samples::sample_result("01", "x", 1, Verdict::miss);
  Result worse = miss;
  miss.margin = -1;
  worse.margin = -2;
  const Result pass = samples::sample_result("01", "x", 9, Verdict::pass);
  EXPECT_TRUE(is_worse(worse, miss));
  EXPECT_FALSE(is_worse(miss, worse));
  EXPECT_TRUE(is_worse(miss, pass));
}

TEST(ResultBlocks, know_the_clause_behind_a_result) {
  const RunReport report = samples::sample_report();
  const JudgedTarget* const target = target_of(report, report.results[0]);
  ASSERT_NE(target, nullptr);
  EXPECT_EQ(target->profile_title.zh, "绵阳市行动方案");
  EXPECT_EQ(target_of(report, report.results[4]), nullptr) << "measured without a target";
}

// "trail_length.river" is judged by the target that is set for it, and by one that is set for all trails.
TEST(ResultBlocks, know_the_clause_behind_a_result_of_one_class) {
  RunReport report = samples::sample_report();
  Result river = report.results[0];
  river.indicator += ".river";
  EXPECT_EQ(target_of(report, river), target_of(report, report.results[0]));
  report.targets.insert(report.targets.begin(), report.targets.front());
  report.targets.front().indicator = river.indicator;
  EXPECT_EQ(target_of(report, river), &report.targets.front());
  EXPECT_EQ(target_of(report, report.results[0])->indicator, report.results[0].indicator);
}

}  // namespace
}  // namespace citygauge
