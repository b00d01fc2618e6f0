#include "output/report/distribution_chart.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace citygauge::html {
namespace {

std::size_t occurrences(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

struct Charted {
  ValueColumn column;
  std::vector<Subject> subjects;
};

/// Subjects with the values 1, 2, 3, ... and the target ">= 5".
Charted charted(std::size_t count) {
  Charted made;
  made.column.targets = {{"plan", ">= 5", "", "", "", std::nullopt, false}};
  made.column.judgements.resize(1);
  for (std::size_t i = 0; i < count; ++i) {
    const auto value = static_cast<double>(i + 1);
    made.column.values.push_back(value);
    made.column.judgements[0].push_back(Judgement{value >= 5 ? Verdict::pass : Verdict::miss, value - 5, ""});
    made.subjects.push_back({std::to_string(i), "<b>" + std::to_string(i), {}});
  }
  return made;
}

std::string chart(const Charted& made) {
  return distribution_chart(made.column, made.subjects, Language::en);
}

TEST(DistributionChart, has_a_bar_per_subject_while_there_are_few) {
  const std::string svg = chart(charted(8));
  EXPECT_EQ(occurrences(svg, "<rect class=\"bar"), 8U);
  EXPECT_EQ(occurrences(svg, "fill-miss"), 4U);
  EXPECT_EQ(occurrences(svg, "fill-pass"), 4U);
  EXPECT_EQ(occurrences(svg, "&lt;b&gt;"), 8U);
  EXPECT_EQ(occurrences(svg, "<b>"), 0U);
}

/// From 0 to 8 on 26 ... 82 % of the width: the target 5 stands at 26 + 56 * 5/8 = 61 %.
TEST(DistributionChart, the_target_line_stands_at_the_target) {
  const std::string svg = chart(charted(8));
  EXPECT_NE(svg.find(R"(<line class="target-line" x1="61.00%" x2="61.00%")"), std::string::npos) << svg;
  EXPECT_NE(svg.find("target ≥ 5</text>"), std::string::npos);
}

TEST(DistributionChart, becomes_a_histogram_when_there_are_many) {
  const std::string svg = chart(charted(4000));
  EXPECT_LT(svg.size(), 20'000U);
  EXPECT_EQ(svg.find("&lt;b&gt;"), std::string::npos);
  EXPECT_NE(svg.find("target-line"), std::string::npos);
}

/// The same target in two profiles is one line.
TEST(DistributionChart, draws_equal_targets_once) {
  Charted made = charted(8);
  made.column.targets.push_back(made.column.targets.front());
  made.column.judgements.push_back(made.column.judgements.front());
  EXPECT_EQ(occurrences(chart(made), "target-line"), 1U);
}

TEST(DistributionChart, is_left_out_without_values) {
  Charted made = charted(3);
  std::ranges::fill(made.column.values, std::nullopt);
  EXPECT_EQ(chart(made), "");
}

/// 3 met, 1 missed of 4: 75 % and 25 %.
TEST(ShareBar, is_as_wide_as_the_shares) {
  VerdictCounts counts{};
  counts[static_cast<std::size_t>(Verdict::pass)] = 3;
  counts[static_cast<std::size_t>(Verdict::miss)] = 1;
  const std::string svg = share_bar(counts, Language::en);
  EXPECT_NE(svg.find(R"(x="0.00%" width="75.00%")"), std::string::npos) << svg;
  EXPECT_NE(svg.find(R"(x="75.00%" width="25.00%")"), std::string::npos) << svg;
  EXPECT_NE(svg.find("aria-label=\"met 3, missed 1\""), std::string::npos) << svg;
  EXPECT_EQ(share_bar({}, Language::en), "");
}

}  // namespace
}  // namespace citygauge::html
