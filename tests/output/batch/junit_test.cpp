#include "output/batch/junit.hpp"

#include <gmock/gmock.h>

#include "output/batch/plan_targets.hpp"
#include "output/batch/summary_page.hpp"

namespace citygauge {
namespace {

using testing::HasSubstr;
using testing::Not;

Result result(const std::string& district, double value, Verdict verdict, double margin) {
  Result r;
  r.district_id = district;
  r.district_name = district;
  r.profile = "p";
  r.indicator = "road_density";
  r.threshold = ">= 8";
  r.unit = "km/km2";
  r.value = value;
  r.verdict = verdict;
  r.margin = margin;
  r.margin_unit = "km";
  return r;
}

PlanOutcome plan(const std::string& name, std::vector<Result> results) {
  PlanOutcome outcome;
  outcome.plan = name;
  outcome.path = "plans/" + name + ".gpkg";
  outcome.report.results = std::move(results);
  return outcome;
}

PlanOutcome unreadable(const std::string& name, const std::string& message) {
  PlanOutcome outcome = plan(name, {});
  outcome.message = message;
  return outcome;
}

BatchSummary summary() {
  Result unknown = result("D2", 0, Verdict::not_evaluated, 0);
  unknown.value.reset();
  unknown.margin.reset();
  unknown.note = "layer `green` is not given";
  Result soft = result("D3", 7.9, Verdict::soft_miss, -0.1);
  soft.soft = true;
  return batch_summary(
      {plan("met", {result("D1", 9, Verdict::pass, 1)}), unreadable("torn", "100%: <cut>, \"here\"\nnow"),
       plan("unknown", {result("D1", 9, Verdict::pass, 1), unknown}), plan("soft", {soft}),
       plan("bad", {result("D1", 6, Verdict::miss, -2), result("A, 50%::", 7, Verdict::miss, -9)}),
       plan("worse", {result("D1", 2, Verdict::miss, -1), result("D2", 9, Verdict::pass, 1)})});
}

TEST(BatchSummary, has_the_worst_first) {
  const BatchSummary s = summary();
  std::vector<std::string> names;
  for (const PlanOutcome& p : s.plans) names.push_back(p.plan);
  EXPECT_THAT(names, testing::ElementsAre("bad", "worse", "torn", "unknown", "soft", "met"));
  // worse: 2 of 8 is three quarters short; bad: its worst district by margin has 7 of 8.
  EXPECT_EQ(s.targets[0].plan, "worse");
  EXPECT_DOUBLE_EQ(*s.targets[0].relative_margin, -0.75);
  EXPECT_EQ(s.targets[1].district_id, "A, 50%::");
  EXPECT_DOUBLE_EQ(*s.targets[1].relative_margin, -0.125);
  EXPECT_EQ(s.plans[0].missed, 2);
}

TEST(RelativeMargin, is_a_share_of_the_threshold_that_is_nearest) {
  EXPECT_DOUBLE_EQ(*relative_margin(15, "<= 20"), 0.25);
  EXPECT_DOUBLE_EQ(*relative_margin(0.9, "[0.6, 1]"), 0.1);
  EXPECT_DOUBLE_EQ(*relative_margin(0.3, "[0.6, 1]"), -0.5);
  EXPECT_DOUBLE_EQ(*relative_margin(-3, ">= -2"), -0.5);
  EXPECT_FALSE(relative_margin(1, "> 0"));
}

TEST(Junit, tells_failures_errors_and_what_was_skipped_apart) {
  const std::string xml = junit_xml(summary(), Language::en);
  EXPECT_THAT(xml, HasSubstr(R"(<testsuites name="citygauge batch" tests="9" failures="3" errors="1">)"));
  EXPECT_THAT(
      xml,
      HasSubstr(
          R"(<testsuite name="bad" file="plans/bad.gpkg" tests="2" failures="2" errors="0" skipped="0">)"));
  EXPECT_THAT(xml, HasSubstr(R"(<failure message="6 km/km², short by 2 km" type="miss">)"));
  EXPECT_THAT(xml,
              HasSubstr(R"(<error message="100%: &lt;cut&gt;, &quot;here&quot; now" type="unreadable"/>)"));
  EXPECT_THAT(xml, HasSubstr(R"(<skipped message="layer `green` is not given"/>)"));
  EXPECT_THAT(xml,
              HasSubstr("<system-out>△ soft target missed: 7.90 km/km², short by 0.100 km</system-out>"));
}

TEST(Annotations, escape_what_github_would_take_for_its_own) {
  const std::string lines = github_annotations(summary(), Language::en);
  EXPECT_THAT(
      lines,
      HasSubstr("::error file=plans/torn.gpkg,title=torn ! unreadable::100%25: <cut>, \"here\" now\n"));
  EXPECT_THAT(lines, HasSubstr("title=bad road_density ≥ 8 km/km²::A, 50%25::: 7 km/km²"));
  EXPECT_THAT(lines, HasSubstr("::warning file=plans/unknown.gpkg,"));
  EXPECT_THAT(lines, HasSubstr("::notice file=plans/soft.gpkg,"));
  EXPECT_THAT(lines, Not(HasSubstr("plans/met.gpkg")));
}

TEST(SummaryPage, escapes_texts_and_links_only_to_reports) {
  const std::string page = summary_page(summary(), Language::zh);
  EXPECT_THAT(page, HasSubstr("lang=\"zh-CN\""));
  EXPECT_THAT(page, HasSubstr("&lt;cut&gt;"));
  EXPECT_THAT(page, Not(HasSubstr("<cut>")));
  EXPECT_THAT(page, HasSubstr("href=\"./bad/report.html\""));
  EXPECT_THAT(page, Not(HasSubstr("torn/report.html")));
}

}  // namespace
}  // namespace citygauge
