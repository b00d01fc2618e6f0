#include "output/catalogue/result_explanation.hpp"

#include <gmock/gmock.h>

#include "output/sample_report.hpp"

namespace citygauge {
namespace {

using samples::sample_report;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string explained(const RunReport& report, const std::string& name, Language language = Language::en) {
  return result_explanation(report, samples::sample_styles(), number_name(name), {language, 120, false});
}

// 1000 * 8125 m / 1 km2 = 8.125 km/km2.
TEST(ResultExplanation, leads_from_the_ledger_to_the_verdict) {
  RunReport report = sample_report();
  report.results[0].numerator = 8125;
  report.results[0].denominator = 1e6;
  report.ledger = {{"01", "road_density", "raw", 9000.25, "m"},
                   {"01", "road_density", "excluded_by_class", -875.25, "m"},
                   {"01", "road_density", "counted", 8125, "m"},
                   {"02", "road_density", "raw", 77, "m"},
                   {"01", "road_class_density", "raw", 66, "m"}};
  const std::string text = explained(report, "01/road_density");
  EXPECT_THAT(text, StartsWith("01 涪城区 Road network density road_density\n"
                               "  8.12 km/km² = 1000 × 8125 ÷ 1000000\n"
                               "    ✓ met: ≥ 8 km/km², 0.125 "));
  EXPECT_THAT(text, HasSubstr("      mianyang-2030 二（五）, 2030, 建成区\n"
                              "      “到 2030 年，道路网密度达到 8 公里/平方公里以上。”\n"));
  EXPECT_THAT(text, HasSubstr("Ledger: how the numerator came about\n"
                              "  Raw                9000.250  m  raw\n"
                              "  Excluded by class  -875.250  m  excluded_by_class\n"
                              "  Counted                8125  m  counted\n\n"));
  EXPECT_THAT(text, HasSubstr("Length of \"roads\" per <area>."));
}

TEST(ResultExplanation, names_steps_layers_and_options_in_chinese) {
  RunReport report = sample_report();
  report.provenance.push_back({"option", "road_density.border", "half"});
  const std::string text = explained(report, "涪城区/road_density", Language::zh);
  EXPECT_THAT(text, HasSubstr("✓ 达标：≥ 8 km/km²，余 0.125 km"));
  EXPECT_THAT(text, HasSubstr("  原始  9000.250  m  raw\n  计入      8125  m  counted\n"));
  EXPECT_THAT(text, HasSubstr("采用的选项\n  边界上的路段  共用边界各计一半\n"));
  EXPECT_THAT(text, HasSubstr("错误  roads #12  feature has no geometry → 已剔除\n"));
  EXPECT_THAT(text, Not(HasSubstr("green"))) << "an issue of a layer that is not read";
}

TEST(ResultExplanation, says_why_there_is_no_value) {
  const std::string text = explained(sample_report(), "02/road_density");
  EXPECT_THAT(text, HasSubstr("? not evaluated: ≥ 8 km/km²"));
  EXPECT_THAT(text, HasSubstr("no layer \"roads\", see project.toml"));
  EXPECT_THAT(text, HasSubstr("Ledger: how the numerator came about\n  There is none.\n"));
}

// The same corridor's id, "01", is that of a district too.
TEST(ResultExplanation, takes_the_things_that_an_indicator_is_about) {
  const std::string text = explained(sample_report(), "01/corridor_net_width", Language::zh);
  EXPECT_THAT(text, StartsWith("01 安昌河廊道 生态廊道净宽度 corridor_net_width\n  42.50 km/km²\n"));
}

TEST(ResultExplanation, explains_the_classes_of_an_indicator_together_or_one_alone) {
  RunReport report = sample_report();
  report.results.push_back(
      samples::sample_result("01", "road_class_density.arterial", 1, Verdict::no_target));
  const std::string all = explained(report, "01/road_class_density");
  EXPECT_THAT(all, HasSubstr("Road density by class: branch road_class_density.branch\n"));
  EXPECT_THAT(all, HasSubstr("road_class_density.arterial\n"));
  EXPECT_THAT(explained(report, "01/road_class_density.branch"), Not(HasSubstr("arterial")));
}

TEST(ResultExplanation, counts_the_evidence_of_the_subject) {
  RunReport report = sample_report();
  report.indicators[0].numerator = {"covered_area", "bus_stops", {}, {}, {}};
  Evidence& uncovered = report.evidence[3];
  uncovered.columns.push_back({"district_id", std::vector<std::string>{"02", "01"}});
  EXPECT_THAT(explained(report, "01/road_density"),
              HasSubstr("evidence_uncovered  1 of this, 2 in all  Not covered\n"));
}

TEST(ResultExplanation, rounds_to_the_millimetre_and_never_to_minus_zero) {
  RunReport report = sample_report();
  report.ledger = {{"01", "road_density", "raw", 1.0006, "m"},
                   {"01", "road_density", "merged", -1e-9, "m"},
                   {"01", "road_density", "shared_border", -0.0, "m"}};
  EXPECT_THAT(explained(report, "01/road_density"),
              HasSubstr("  Raw                       1.001  m  raw\n"
                        "  Dual carriageways merged  0.000  m  merged\n"
                        "  Shared border                 0  m  shared_border\n"));
}

// A result may come from anyone.
TEST(ResultExplanation, lets_no_escape_sequence_of_the_data_through) {
  RunReport report = sample_report();
  report.results[0].district_name = "\x1b[2Jevil";
  report.results[0].clause = report.results[0].note = "\x1b[31m";
  report.indicators[0].title.en = "\x1b]0;title\a";
  report.ledger[0].step = "\x1b[5m";
  EXPECT_THAT(explained(report, "01/road_density"), Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace citygauge
