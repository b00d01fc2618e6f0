#include "evaluate/judge.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

struct Case {
  Indicator indicator;
  PlannedIndicator planned;
  Quantities quantities;

  explicit Case(const std::string& threshold, std::optional<double> numerator, double denominator,
                bool soft = false) {
    indicator.id = "coverage";
    indicator.unit = "%";
    indicator.factor = 100;
    indicator.margin_unit = "m2";
    planned.indicator = &indicator;
    Target target;
    target.profile = "p";
    target.indicator = "coverage";
    target.threshold = *parse_threshold(threshold);
    target.scope = "建成区";
    target.soft = soft;
    planned.targets = {target};
    quantities = {"coverage",
                  {{"1", "甲", "建成区"}},
                  {{numerator, numerator ? "" : "layer `x` is not given"}},
                  {{denominator, ""}},
                  ""};
  }
  Result result() { return judge(planned, quantities).front(); }
};

/// 100 · x / x is not always 100 in floating point; full coverage must be exactly 100 all the same.
TEST(Judge, full_coverage_meets_a_hundred_per_cent_whatever_the_area) {
  for (int i = 1; i < 20000; ++i) {
    const double area = 1e6 + i * 37.123456789;
    EXPECT_EQ(Case(">= 100", area, area).result().verdict, Verdict::pass) << area;
  }
}

TEST(Judge, compares_unrounded_values) {
  EXPECT_EQ(Case(">= 45", 44.9999999, 100).result().verdict, Verdict::miss);
  EXPECT_EQ(Case(">= 45", 45, 100).result().verdict, Verdict::pass);
  EXPECT_EQ(Case("> 45", 45, 100).result().verdict, Verdict::miss);
  EXPECT_EQ(Case("<= 45", 45, 100).result().verdict, Verdict::pass);
  EXPECT_EQ(Case("[40, 45]", 45, 100).result().verdict, Verdict::pass);
}

/// A corridor that is drawn 50 m wide along a slanted line.
TEST(Judge, has_nothing_to_spare_where_rounding_alone_differs) {
  for (const char* threshold : {">= 50", "<= 50", "[50, 60]", "[40, 50]"})
    for (const double width_m : {49.99999999971834, 50.00000000031848}) {
      const Result result = Case(threshold, width_m, 100).result();
      EXPECT_EQ(result.verdict, Verdict::pass) << threshold;
      EXPECT_EQ(result.margin, 0.0) << threshold;
      EXPECT_DOUBLE_EQ(result.value.value(), width_m) << "values are kept as they were measured";
    }
}

/// 570000 of 1000000 is 57 % exactly, although 100 · 0.57 is 56.99999999999999 in floating point.
TEST(Judge, an_exact_equality_is_not_lost_in_the_division) {
  EXPECT_EQ(Case(">= 57", 570000, 1000000).result().verdict, Verdict::pass);
  EXPECT_EQ(Case("> 55", 550000, 1000000).result().verdict, Verdict::miss);
}

TEST(Judge, a_soft_target_is_missed_softly) {
  EXPECT_EQ(Case(">= 45", 10, 100, true).result().verdict, Verdict::soft_miss);
}

/// 38 % of 2000 m² where 40 % are asked: 760 of 800 m², 40 m² short. Where at most 30 % are allowed: 160 m²
/// too much.
TEST(Judge, gives_the_margin_in_the_numerators_unit) {
  EXPECT_NEAR(*Case(">= 40", 760, 2000).result().margin, -40, 1e-9);
  EXPECT_NEAR(*Case("<= 30", 760, 2000).result().margin, -160, 1e-9);
  EXPECT_NEAR(*Case("[30, 40]", 760, 2000).result().margin, 40, 1e-9);
}

TEST(Judge, without_a_quantity_there_is_a_reason_and_no_value) {
  const Result result = Case(">= 45", std::nullopt, 100).result();
  EXPECT_EQ(result.verdict, Verdict::not_evaluated);
  EXPECT_FALSE(result.value);
  EXPECT_FALSE(result.margin);
  EXPECT_EQ(result.note, "layer `x` is not given");
}

TEST(Judge, a_zero_denominator_is_no_value) {
  EXPECT_EQ(Case(">= 45", 1, 0).result().verdict, Verdict::not_evaluated);
}

TEST(Judge, notes_that_a_target_is_set_for_another_scope) {
  Case other(">= 45", 50, 100);
  other.planned.targets[0].scope = "集中建设区";
  EXPECT_NE(other.result().note.find("集中建设区"), std::string::npos);
  EXPECT_EQ(other.result().verdict, Verdict::pass);
}

}  // namespace
}  // namespace citygauge
