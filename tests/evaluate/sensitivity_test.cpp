// Values by other choices of an option, beside those in force; hand-derived on one road along a border.
#include "evaluate/sensitivity.hpp"

#include <gmock/gmock.h>

#include "config/library.hpp"
#include "evaluate/evaluation.hpp"
#include "support/memory_layers.hpp"

namespace citygauge {
namespace {

const Library& library() {
  static const Library loaded = load_library(CITYGAUGE_SOURCE_DIR);
  return loaded;
}

/// Two districts of 1 km2; a road of 1 km along the border that they share and one of 1 km on the outer
/// border of the first: 1.5 and 0.5 km/km2 by halves, 2 and 1 in full, 1 and 0.5 by halves everywhere.
Districts two_districts() {
  return test::districts_of(
      {"POLYGON((0 0,1000 0,1000 1000,0 1000,0 0))", "POLYGON((1000 0,2000 0,2000 1000,1000 1000,1000 0))"});
}

std::map<std::string, std::vector<Example::Feature>> border_roads() {
  return {{"roads",
           {{"LINESTRING(1000 0,1000 1000)", {{"class", "secondary"}}},
            {"LINESTRING(0 0,0 1000)", {{"class", "branch"}}}}}};
}

struct Question {
  std::string threshold;  // "": no target
  bool sensitivity = true;
  std::map<std::string, Options> options = {};
};

RunReport road_density(const Question& asked) {
  const Districts districts = two_districts();
  const DistrictGrid grid(districts.shapes);
  std::vector<Profile> profiles;
  if (!asked.threshold.empty()) {
    Target target;
    target.profile = "plan";
    target.indicator = "road_density";
    target.scope = districts.scope;
    target.threshold = *parse_threshold(asked.threshold);
    profiles.push_back({"plan", {}, {target}, {}, "", ""});
  }
  Plan plan =
      make_plan({library(), profiles, {"road_density"}, asked.options, asked.sensitivity}, districts, grid);
  test::MemoryLayers layers(border_roads(), library().roles);
  NoProgress silent;
  RunReport report;
  evaluate(plan, layers, districts, silent, report);
  return report;
}

std::map<std::string, std::vector<double>> alternatives_of(const RunReport& report) {
  std::map<std::string, std::vector<double>> values;
  for (const SensitivityRow& row : report.sensitivity)
    values[row.option + " = " + row.alternative].push_back(*row.alternative_value);
  return values;
}

TEST(Sensitivity, tells_each_choice_that_is_not_in_force) {
  const auto values = alternatives_of(road_density({">= 1.2"}));
  EXPECT_THAT(values, testing::UnorderedElementsAre(
                          testing::Pair("dual_carriageway = physical", testing::ElementsAre(1.5, 0.5)),
                          testing::Pair("border = full", testing::ElementsAre(2, 1)),
                          testing::Pair("border = half_everywhere", testing::ElementsAre(1, 0.5))));
}

TEST(Sensitivity, flags_a_verdict_that_flips) {
  const RunReport report = road_density({">= 1.2"});
  std::vector<std::string> flipped;
  for (const SensitivityRow& row : report.sensitivity)
    if (row.flips) flipped.push_back(row.district_id + " " + row.alternative);
  EXPECT_THAT(flipped, testing::ElementsAre(report.results.front().district_id + " half_everywhere"));
  EXPECT_THAT(report.results[0].note,
              testing::HasSubstr("by border = half_everywhere it would be 1 km/km2: miss"));
  EXPECT_EQ(report.results[1].note, "") << "0.5 misses by every choice";
}

TEST(Sensitivity, sets_the_definition_beside_a_projects_own_choice) {
  std::map<std::string, Options> options;
  options["road_density"]["border"] = {std::string("full"), {}};
  const RunReport report = road_density({">= 1.2", true, options});
  EXPECT_EQ(*report.results[0].value, 2);
  EXPECT_THAT(alternatives_of(report),
              testing::Contains(testing::Pair("border = half", testing::ElementsAre(1.5, 0.5))));
  for (const SensitivityRow& row : report.sensitivity)
    if (row.option == "border") EXPECT_EQ(row.choice, "full");
}

TEST(Sensitivity, changes_neither_ledger_nor_values) {
  const RunReport with = road_density({">= 1.2"}), without = road_density({">= 1.2", false});
  EXPECT_TRUE(without.sensitivity.empty());
  ASSERT_EQ(with.results.size(), without.results.size());
  for (std::size_t i = 0; i < with.results.size(); ++i)
    EXPECT_EQ(with.results[i].value, without.results[i].value);
  EXPECT_EQ(with.ledger.size(), without.ledger.size());
  EXPECT_EQ(with.issues.size(), without.issues.size());
}

TEST(Sensitivity, is_silent_where_there_is_no_target) {
  EXPECT_TRUE(road_density({""}).sensitivity.empty());
}

TEST(Sensitivity, needs_the_option_stated) {
  Library changed = load_library(CITYGAUGE_SOURCE_DIR);
  changed.indicators.at("road_density").numerator.options.erase("border");
  const Districts districts = two_districts();
  const DistrictGrid grid(districts.shapes);
  Target target;
  target.indicator = "road_density";
  target.threshold = *parse_threshold(">= 1");
  const std::vector<Profile> profiles{{"plan", {}, {target}, {}, "", ""}};
  EXPECT_THROW((void)make_plan({changed, profiles, {}, {}}, districts, grid), Error);
}

}  // namespace
}  // namespace citygauge
