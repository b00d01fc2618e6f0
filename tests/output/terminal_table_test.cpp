#include "output/terminal_table.hpp"

#include <gtest/gtest.h>

#include "core/text_width.hpp"
#include "sample_report.hpp"

namespace citygauge {
namespace {

using samples::sample_report;
using samples::sample_result;

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(TerminalTable, reads_in_chinese) {
  RunReport report = sample_report();
  report.results.resize(2);
  EXPECT_EQ(terminal_table(report, Language::zh, false),
            "绵阳市体检\n"
            "\n"
            "道路网密度  road_density\n"
            "  目标 ≥ 8 km/km²，2030 年，mianyang-2030 二（五）\n"
            "    评价单元                    数值  单位    评价      余量\n"
            "    涪城区                      8.12  km/km²  ✓ 达标    余 0.125 km\n"
            "    =cmd|'/C calc'!A0, \"游仙\"  0.300  km/km²  ✗ 未达标  差 7.50 km\n"
            "\n"
            "合计  ✓ 达标 1  ✗ 未达标 1\n"
            "\n"
            "要素（读入 = 采用 + 排除 + 修复后采用 + 剔除）\n"
            "    图层        读入  采用  排除  修复后采用  剔除\n"
            "    道路中心线    10     6     2           1     1\n"
            "\n"
            "数据问题  错误 1  警告 1\n"
            "    错误  道路中心线 #12  feature has no geometry → 已剔除\n"
            "    警告  绿地 #3         polygon crosses itself → 已修复\n");
}

TEST(TerminalTable, reads_in_english) {
  const std::string text = terminal_table(sample_report(), Language::en, false);
  EXPECT_TRUE(
      has(text, "Road network density  road_density\n  Target ≥ 8 km/km², 2030, mianyang-2030 二（五）\n"));
  EXPECT_TRUE(has(text, "✓ met     0.125 km to spare\n"));
  EXPECT_TRUE(has(text, "✗ missed  short by 7.50 km\n"));
  EXPECT_TRUE(has(text, "Target ≥ 9 km/km² (soft), 2030, our-own"));
  EXPECT_TRUE(has(text, "? not evaluated  no layer \"roads\", see project.toml\n"));
  EXPECT_TRUE(
      has(text, "Total  ✓ met 1  ✗ missed 2  △ soft target missed 1  ? not evaluated 1  – no target 2\n"));
  EXPECT_TRUE(has(text, "Road density by class: branch  road_class_density.branch\n    District"));
  EXPECT_TRUE(has(text, "    Subject "));  // a corridor is no district
}

TEST(TerminalTable, gives_the_reason_once_where_a_layer_is_missing) {
  RunReport report = sample_report();
  report.results = {sample_result("01", "road_density", 0, Verdict::not_evaluated),
                    sample_result("02", "road_density", 0, Verdict::not_evaluated)};
  for (Result& result : report.results) {
    result.value.reset();
    result.note = "layer `roads` is not given";
  }
  const std::string text = terminal_table(report, Language::en, false);
  EXPECT_TRUE(has(text, "\n    ? not evaluated  all 2: layer")) << text;
  EXPECT_FALSE(has(text, "District")) << text;
  EXPECT_TRUE(has(terminal_table(report, Language::zh, false), "\n    ? 无法评价  全部 2 个："));
  report.results[1].note = "another reason";
  EXPECT_TRUE(has(terminal_table(report, Language::en, false), "District"));
}

TEST(TerminalTable, colours_only_when_asked) {
  EXPECT_FALSE(has(terminal_table(sample_report(), Language::zh, false), "\x1b"));
  EXPECT_TRUE(has(terminal_table(sample_report(), Language::zh, true), "\x1b[31;1m✗ 未达标\x1b[0m"));
}

TEST(TerminalTable, lets_no_escape_sequence_of_the_data_through) {
  RunReport report = sample_report();
  report.title = "\x1b[2J";
  for (Result& result : report.results) {
    result.district_name = result.note = result.clause = result.profile = result.unit = "\x1b]0;owned\x07";
  }
  report.issues[0].message = "\x1b[2J";
  report.counts[0].layer = "\x1b[2J";
  EXPECT_FALSE(has(terminal_table(report, Language::en, false), "\x1b"));
}

RunReport report_of(std::size_t districts) {
  RunReport report = sample_report();
  report.results.clear();
  for (std::size_t i = 0; i < districts; ++i) {
    const bool met = i % 2 == 0;
    Result result = sample_result("d", "road_density", met ? 9 : 7, met ? Verdict::pass : Verdict::miss);
    result.district_name = "区" + std::to_string(i);
    result.margin = met ? 1 : -static_cast<double>(i);
    report.results.push_back(result);
  }
  return report;
}

TEST(TerminalTable, shows_forty_districts_whole) {
  const std::string text = terminal_table(report_of(40), Language::en, false);
  EXPECT_TRUE(has(text, "区39"));
  EXPECT_TRUE(has(text, "区0 "));
  EXPECT_FALSE(has(text, "more are in results.csv"));
}

// Of 41 districts the odd ones miss by as much as their number: the worst ten are 39, 37, ... 21.
TEST(TerminalTable, shows_the_worst_ten_of_many_and_where_the_others_are) {
  const std::string text = terminal_table(report_of(41), Language::en, false);
  EXPECT_TRUE(has(text, "These are the worst 10; 31 more are in results.csv"));
  EXPECT_LT(text.find("区39"), text.find("区37"));
  EXPECT_TRUE(has(text, "区21"));
  EXPECT_FALSE(has(text, "区19"));
  EXPECT_FALSE(has(text, "区40"));
}

TEST(TerminalTable, names_the_worst_issues_first_and_counts_the_others) {
  RunReport report = sample_report();
  report.issues.assign(9, {Severity::note, "code", "roads", 1, "a note", "kept", std::nullopt});
  report.issues.push_back({Severity::error, "code", "roads", std::nullopt, "an error", "", std::nullopt});
  const std::string text = terminal_table(report, Language::en, false);
  EXPECT_TRUE(has(text, "Issues  error 1  note 9\n    error  roads     an error\n"));
  EXPECT_TRUE(has(text, "    5 more are in layer issues of result.gpkg\n"));
}

TEST(TerminalTable, says_once_what_is_to_be_said_of_a_block) {
  RunReport report = sample_report();
  report.results.resize(2);
  for (Result& result : report.results) result.note = "border = half";
  const std::string text = terminal_table(report, Language::en, false);
  EXPECT_EQ(text.find("Note: border = half"), text.rfind("Note: border = half"));
  EXPECT_TRUE(has(text, "Note: border = half"));
}

TEST(TerminalTable, of_an_empty_report_is_short) {
  EXPECT_EQ(terminal_table(RunReport{}, Language::en, false), "Total\n");
}

}  // namespace
}  // namespace citygauge
