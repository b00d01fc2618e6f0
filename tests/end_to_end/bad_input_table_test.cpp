// The table of bad input in docs/input.md, each row run: what is broken either stops the run with its exit
// code and a message that says why, or is mended or left out with a record while the values stay those of the
// clean city, or leaves a value out with the reason. Nothing else may happen.
#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "end_to_end/bad_input/attribute_cases.hpp"
#include "end_to_end/bad_input/container_cases.hpp"
#include "end_to_end/bad_input/exchange_cases.hpp"
#include "end_to_end/bad_input/file_cases.hpp"
#include "end_to_end/bad_input/geometry_cases.hpp"

namespace citygauge::bad_input {
namespace {

using testing::HasSubstr;

const std::vector<Case>& all_cases() {
  static const std::vector<Case> cases = [] {
    std::vector<Case> all;
    for (const auto& some :
         {polygon_cases(), line_and_point_cases(), record_cases(), attribute_cases(), district_cases(),
          crs_cases(), file_cases(), geojson_cases(), place_table_cases(), drawing_cases(), archive_cases(),
          database_cases(), raster_cases(), project_cases()})
      all.insert(all.end(), some.begin(), some.end());
    return all;
  }();
  return cases;
}

nlohmann::json results_of(const City& city) {
  return test::read_json(city.out() / "results.json");
}

/// The codes of the issues, each as often as it stands there.
std::multiset<std::string> codes_in(const City& city) {
  const nlohmann::json results = results_of(city);
  std::multiset<std::string> codes;
  for (const auto& issue : results.at("issues")) codes.insert(issue.at("code").get<std::string>());
  return codes;
}

const std::multiset<std::string>& codes_of_the_clean_city() {
  static const std::multiset<std::string> codes = [] {
    const City clean;
    EXPECT_EQ(clean.check().exit_code, 0);
    return codes_in(clean);
  }();
  return codes;
}

/// Features in the first layer of a file that GDAL reads by itself.
std::int64_t features_in(const std::filesystem::path& file) {
  const DatasetHandle dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR));
  return dataset == nullptr ? -1 : static_cast<std::int64_t>(dataset->GetLayer(0)->GetFeatureCount());
}

/// used + excluded + repaired + rejected = read, and as many were read as the file holds.
void expect_counts_add_up(const City& city) {
  const nlohmann::json results = results_of(city);
  EXPECT_GE(results.at("counts").size(), 4U);
  for (const auto& counts : results.at("counts")) {
    const auto number = [&](const char* of) { return counts.at(of).get<std::int64_t>(); };
    EXPECT_EQ(number("read"), number("used") + number("excluded") + number("repaired") + number("rejected"))
        << counts.dump();
    const auto file = city.file(counts.at("layer").get<std::string>() + ".gpkg");
    if (city.project.find('"' + file.filename().string() + '"') != std::string::npos)
      EXPECT_EQ(number("read"), features_in(file)) << file;
  }
}

/// --strict refuses exactly the runs that repair or leave out, and leaves the previous result as it is.
void expect_strict_refuses_mending(const City& city) {
  const nlohmann::json results = results_of(city);
  const bool mends = std::ranges::any_of(results.at("issues"), [](const auto& issue) {
    return issue.at("action") == "repaired" || issue.at("action") == "left out";
  });
  const std::string before = test::read_text(city.out() / "results.csv");
  const test::Outcome outcome = city.check("--strict");
  EXPECT_EQ(outcome.exit_code, mends ? 3 : 0) << outcome.err;
  if (mends) EXPECT_THAT(outcome.err, HasSubstr("--strict: the input needs mending"));
  EXPECT_EQ(test::read_text(city.out() / "results.csv"), before);
}

void expect_missing_value(const City& city, const Case& given) {
  std::string reasons;
  for (const test::Row& row : test::read_csv(city.out() / "results.csv"))
    if (row.at("value").empty()) reasons += row.at("note") + "\n";
  EXPECT_THAT(reasons, HasSubstr(given.says));
}

void expect_values_of_the_clean_city(const City& city, const Case& given) {
  auto values = clean_values;
  if (city.project.find("park_area_per_capita") == std::string::npos)
    values.erase({"1", "park_area_per_capita"});
  test::expect_same_values(values, test::read_values(city.out()), given.relative);
  const auto codes = codes_in(city);
  if (given.expected == Expected::mended)
    EXPECT_TRUE(codes.contains(given.says)) << testing::PrintToString(codes);
  else
    EXPECT_EQ(codes, codes_of_the_clean_city());
}

void expect_outcome(const City& city, const Case& given) {
  switch (given.expected) {
    case Expected::fine:
    case Expected::mended:
      return expect_values_of_the_clean_city(city, given);
    case Expected::reported:
      EXPECT_TRUE(codes_in(city).contains(given.says)) << testing::PrintToString(codes_in(city));
      return;
    case Expected::not_evaluated:
      return expect_missing_value(city, given);
    case Expected::config_error:
    case Expected::input_error:
      FAIL() << "the run should have stopped";
  }
}

std::string outcome_words(const Case& given) {
  switch (given.expected) {
    case Expected::fine:
      return "fine";
    case Expected::mended:
      return "same values, issue `" + given.says + "`";
    case Expected::reported:
      return "lower bound, issue `" + given.says + "`";
    case Expected::not_evaluated:
      return "not evaluated: “" + given.says + "”";
    case Expected::config_error:
      return "exit 2: “" + given.says + "”";
    case Expected::input_error:
      return "exit 3: “" + given.says + "”";
  }
  return {};
}

/// The cases as docs/input.md lists them.
std::string table_of_cases() {
  std::string table = "| what | input | outcome |\n|---|---|---|\n";
  for (const Case& given : all_cases())
    table += "| " + given.kind + " | " + given.input + " | " + outcome_words(given) + " |\n";
  return table;
}

TEST(BadInputDocs, list_every_case_that_is_run) {
  const std::string docs = test::read_text(std::filesystem::path(CITYGAUGE_SOURCE_DIR) / "docs/input.md");
  const std::size_t begin = docs.find("| what | input | outcome |");
  ASSERT_NE(begin, std::string::npos);
  EXPECT_EQ(docs.substr(begin), table_of_cases()) << "the page should end with:\n" << table_of_cases();
}

TEST(BadInputDocs, have_more_than_eighty_cases_that_differ) {
  std::set<std::pair<std::string, std::string>> names;
  for (const Case& given : all_cases()) names.emplace(given.kind, given.input);
  EXPECT_EQ(names.size(), all_cases().size());
  EXPECT_GE(names.size(), 80U);
}

class BadInputTable : public testing::TestWithParam<std::size_t> {};

TEST_P(BadInputTable, holds) {
  const Case& given = all_cases()[GetParam()];
  SCOPED_TRACE(given.kind + ": " + given.input);
  City city;
  given.spoil(city);
  const test::Outcome outcome = city.check();
  const bool stops = given.expected == Expected::config_error || given.expected == Expected::input_error;
  ASSERT_EQ(outcome.exit_code, stops ? (given.expected == Expected::config_error ? 2 : 3) : 0) << outcome.err;
  if (stops) {
    EXPECT_THAT(outcome.err, HasSubstr(given.says));
    EXPECT_FALSE(std::filesystem::exists(city.out())) << "a run that stops leaves nothing";
    return;
  }
  expect_counts_add_up(city);
  expect_outcome(city, given);
  expect_strict_refuses_mending(city);
}

INSTANTIATE_TEST_SUITE_P(Cases, BadInputTable, testing::Range(std::size_t{0}, all_cases().size()));

}  // namespace
}  // namespace citygauge::bad_input
