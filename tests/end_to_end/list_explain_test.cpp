// `citygauge list`, `explain` and `docs` as a user runs them.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cmath>

#include "core/text_width.hpp"
#include "end_to_end/sample_run.hpp"

namespace citygauge {
namespace {

using test::citygauge;
using test::Outcome;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(List, says_what_there_is_in_either_language) {
  const Outcome zh = citygauge("list --lang zh");
  EXPECT_EQ(zh.exit_code, 0) << zh.err;
  EXPECT_THAT(zh.out, AllOf(HasSubstr("指标"), HasSubstr("政策文件"), HasSubstr("图层角色"),
                            HasSubstr("量算方法"), HasSubstr("道路网密度")));
  const Outcome en = citygauge("list profiles --lang en");
  EXPECT_EQ(en.exit_code, 0) << en.err;
  EXPECT_THAT(en.out, AllOf(HasSubstr("mianyang-2030"), Not(HasSubstr("road_density"))));
}

TEST(List, is_json_for_programs) {
  const Outcome outcome = citygauge("list indicators --profile mianyang-2030 --json");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto json = nlohmann::json::parse(outcome.out);
  ASSERT_TRUE(json.contains("indicators"));
  EXPECT_FALSE(json.contains("roles"));
  for (const auto& indicator : json["indicators"]) EXPECT_FALSE(indicator["targets"].empty());
}

TEST(List, takes_a_profile_of_ones_own) {
  const test::TemporaryFolder folder;
  std::ofstream(folder / "ours.toml")
      << "title = { zh = \"自定\", en = \"Own\" }\n[[target]]\nindicator = \"trail_length.river\"\n"
         "threshold = \">= 9\"\nscope = \"全市\"\nclause = \"一\"\ntext = \"九\"\n";
  const Outcome outcome = citygauge("list --lang en --profile " + (folder / "ours.toml").string());
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, AllOf(HasSubstr("Indicators (1)"), HasSubstr("trail_length")));
}

TEST(List, refuses_what_it_does_not_know) {
  EXPECT_EQ(citygauge("list cities").exit_code, 2);
  const Outcome outcome = citygauge("list --role raods");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("did you mean `roads`?"));
  EXPECT_EQ(citygauge("list roles --profile mianyang-2030").exit_code, 2);
}

TEST(Explain, keeps_to_the_width_of_the_terminal) {
  for (const std::size_t width : {80U, 120U})
    for (const char* const language : {"zh", "en"}) {
      const Outcome outcome = citygauge(std::string("explain corridor_net_width --lang ") + language,
                                        "COLUMNS=" + std::to_string(width));
      EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
      std::istringstream lines(outcome.out);
      std::size_t widest = 0;
      for (std::string line; std::getline(lines, line);) widest = std::max(widest, display_width(line));
      EXPECT_LE(widest, width);
      EXPECT_GT(widest, width - 10) << "the room is used";
    }
}

TEST(Explain, does_with_80_columns_where_none_are_told) {
  const std::string usual = citygauge("explain road_density --lang zh", "env -u COLUMNS").out;
  EXPECT_EQ(citygauge("explain road_density --lang zh", "COLUMNS=80").out, usual);
  EXPECT_EQ(citygauge("explain road_density --lang zh", "COLUMNS=wide").out, usual);
  EXPECT_EQ(citygauge("explain road_density --lang zh", "COLUMNS=-3").out, usual);
  EXPECT_EQ(citygauge("explain road_density --lang zh", "COLUMNS=1").out,
            citygauge("explain road_density --lang zh", "COLUMNS=40").out);
}

TEST(Explain, helps_with_a_wrong_name) {
  const Outcome outcome = citygauge("explain rod_density");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.out, IsEmpty());
  EXPECT_THAT(outcome.err, HasSubstr("did you mean `road_density`?"));
  EXPECT_THAT(citygauge("explain 3/road_density").err, HasSubstr("add --result"));
}

class ExplainResult : public test::Sample {
 protected:
  static Outcome explain(const std::string& arguments) {
    return citygauge("explain " + arguments + " --result " + out().string(), "COLUMNS=120");
  }
};

// Every number of the sample has an explanation, which says the verdict and, of districts, all ledger rows.
TEST_F(ExplainResult, has_an_answer_for_every_number) {
  std::set<std::string> seen;
  for (const test::Row& row : results()) {
    const std::string name = row.at("district_id") + "/" + row.at("indicator");
    if (row.at("district_id").empty() || row.at("district_id") > "WJ-01" || !seen.insert(name).second)
      continue;
    const Outcome outcome = explain("'" + name + "' --lang zh");
    EXPECT_EQ(outcome.exit_code, 0) << name << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("台账")) << name;
    if (!row.at("threshold").empty()) EXPECT_THAT(outcome.out, HasSubstr(row.at("clause"))) << name;
  }
  EXPECT_GT(seen.size(), 8U);
}

// The numbers of the tables, to the millimetre, and in Chinese what the tables say in machine words.
TEST_F(ExplainResult, leads_from_the_ledger_to_the_verdict) {
  const Outcome outcome = explain("龙湾单元/road_density --lang zh");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  const auto rows = results();
  const auto row = std::ranges::find_if(rows, [](const test::Row& r) {
    return r.at("district_name") == "龙湾单元" && r.at("indicator") == "road_density";
  });
  ASSERT_NE(row, rows.end());
  EXPECT_THAT(outcome.out,
              HasSubstr(fmt::format("= 1000 × {:.3f} ÷ {:.3f}\n", test::number(*row, "numerator"),
                                    test::number(*row, "denominator"))));
  EXPECT_THAT(outcome.out, HasSubstr("✓ 达标：≥ 8 km/km²，余 "));
  EXPECT_THAT(outcome.out, HasSubstr("“到 2030 年，城市建成区道路网密度达到 8 公里/平方公里以上。”"));
  EXPECT_THAT(outcome.out, HasSubstr("\n  共用边界分摊 "));
  std::size_t steps = 0;
  const nlohmann::json tables = json();
  for (const auto& step : tables["ledger"]) {
    if (step["district_id"] != row->at("district_id") || step["indicator"] != "road_density") continue;
    const double quantity = step["quantity"];
    const bool is_whole = quantity == std::round(quantity);
    EXPECT_THAT(outcome.out, HasSubstr(fmt::format(" {:.{}f}  m  {}\n", quantity, is_whole ? 0 : 3,
                                                   step["step"].get<std::string>())));
    ++steps;
  }
  EXPECT_EQ(steps, 5U);
}

TEST_F(ExplainResult, refuses_what_the_result_does_not_have) {
  EXPECT_EQ(explain("road_density").exit_code, 2);
  const Outcome outcome = explain("WJ-02/raod_density");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_THAT(outcome.err, HasSubstr("did you mean `road_density`?"));
  EXPECT_EQ(citygauge("explain WJ-02/road_density --result /nonexistent").exit_code, 3);
}

TEST(Docs, are_written_into_a_folder_that_is_there) {
  const test::TemporaryFolder folder;
  const Outcome outcome = citygauge("docs " + folder.path().string());
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  for (const char* const name : {"indicators.md", "indicators.zh.md", "profiles.md", "profiles.zh.md"})
    EXPECT_GT(std::filesystem::file_size(folder / name), 1000U) << name;
  EXPECT_EQ(citygauge("docs " + (folder / "missing").string()).exit_code, 2);
  EXPECT_THAT(citygauge("--help").out, Not(HasSubstr("docs")));
}

}  // namespace
}  // namespace citygauge
