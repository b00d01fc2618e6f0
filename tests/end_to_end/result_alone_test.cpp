// The sample's result.gpkg, taken away from its project, its profiles and the program's data, still says all
// of itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "end_to_end/sample_run.hpp"
#include "output/indicator_formula.hpp"
#include "output/result_blocks.hpp"
#include "output/result_reader.hpp"
#include "output/tables.hpp"

namespace citygauge {
namespace {

using ::testing::HasSubstr;

class ResultAlone : public test::Sample {
 protected:
  void SetUp() override {
    std::filesystem::copy_file(out() / "result.gpkg", elsewhere_ / "moved.gpkg");
    report_ = read_result(elsewhere_ / "moved.gpkg");
  }
  test::TemporaryFolder elsewhere_;
  RunReport report_;
};

TEST_F(ResultAlone, gives_the_tables_that_were_written_beside_it) {
  EXPECT_EQ(results_csv(report_), test::read_text(out() / "results.csv"));
  EXPECT_EQ(results_json(report_), test::read_text(out() / "results.json"));
}

TEST_F(ResultAlone, quotes_the_clause_of_every_verdict) {
  for (const Result& result : report_.results) {
    if (result.threshold.empty()) continue;
    const JudgedTarget* const target = target_of(report_, result);
    ASSERT_NE(target, nullptr) << result.profile << " " << result.indicator;
    EXPECT_FALSE(target->text.empty()) << result.profile << " " << result.indicator;
    EXPECT_FALSE(target->profile_title.zh.empty()) << result.profile;
  }
}

TEST_F(ResultAlone, defines_every_indicator_in_both_languages) {
  for (const Indicator& indicator : report_.indicators) {
    for (const Text& text : {indicator.title, indicator.definition, formula_text(indicator)}) {
      EXPECT_FALSE(text.zh.empty()) << indicator.id;
      EXPECT_FALSE(text.en.empty()) << indicator.id;
    }
  }
  ASSERT_EQ(report_.indicators.front().id, "road_density");
  EXPECT_THAT(formula_text(report_.indicators.front()).en, HasSubstr("1000 × length(roads, class ∈ {"));
}

// value = factor * numerator / denominator, from the stored definition alone; one rounding in each operation.
TEST_F(ResultAlone, lets_every_value_be_computed_again) {
  constexpr double tolerance = 1e-14;  // relative
  int checked = 0;
  for (const Result& result : report_.results) {
    if (!result.value) continue;
    const std::string id = result.indicator.substr(0, result.indicator.find('.'));
    const auto indicator = std::ranges::find(report_.indicators, id, &Indicator::id);
    ASSERT_NE(indicator, report_.indicators.end()) << id;
    const double value = indicator->factor * *result.numerator / result.denominator.value_or(1);
    EXPECT_NEAR(*result.value, value, tolerance * std::abs(value)) << id << " " << result.district_id;
    EXPECT_EQ(result.denominator.has_value(), indicator->denominator.has_value()) << id;
    ++checked;
  }
  EXPECT_GT(checked, 60);
}

TEST_F(ResultAlone, finds_its_project_from_where_it_was_written) {
  EXPECT_TRUE(std::filesystem::equivalent(out() / report_.project, test::sample / "project.toml"));
  EXPECT_TRUE(std::filesystem::path(report_.project).is_relative());
}

TEST_F(ResultAlone, counts_what_was_read) {
  ASSERT_FALSE(report_.counts.empty());
  for (const LayerCounts& c : report_.counts)
    EXPECT_EQ(c.read, c.used + c.excluded + c.repaired + c.rejected) << c.layer;
}

}  // namespace
}  // namespace citygauge
