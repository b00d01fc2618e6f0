#include "output/catalogue/catalogue.hpp"

#include <gmock/gmock.h>

#include "output/catalogue/catalogue_words.hpp"
#include "output/catalogue/shipped_catalogue.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

using test::shipped_catalogue;
using test::shipped_indicator;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> ids(const std::vector<const Indicator*>& indicators) {
  std::vector<std::string> all;
  for (const Indicator* const indicator : indicators) all.push_back(indicator->id);
  return all;
}

TEST(Catalogue, gathers_what_the_profiles_ask_of_an_indicator) {
  const auto targets = targets_of(shipped_catalogue(), shipped_indicator("road_density"));
  ASSERT_GE(targets.size(), 3U);
  for (const Target* const target : targets) EXPECT_EQ(target->indicator, "road_density");
}

TEST(Catalogue, gathers_targets_for_one_class_too) {
  const auto targets = targets_of(shipped_catalogue(), shipped_indicator("trail_length"));
  ASSERT_FALSE(targets.empty());
  EXPECT_THAT(targets.front()->indicator, testing::StartsWith("trail_length."));
}

TEST(Catalogue, knows_who_reads_a_layer_and_who_uses_a_measure) {
  EXPECT_THAT(ids(readers_of(shipped_catalogue(), "trails")), ElementsAre("trail_length"));
  EXPECT_THAT(ids(users_of(shipped_catalogue(), "net_width")), ElementsAre("corridor_net_width"));
  EXPECT_THAT(ids(users_of(shipped_catalogue(), "population")), Contains("park_area_per_capita"));
  EXPECT_THAT(users_of(shipped_catalogue(), "no_such"), IsEmpty());
}

TEST(Catalogue, shows_options_as_the_indicator_sets_them) {
  const auto options = options_of(shipped_indicator("road_density"));
  const auto border = std::ranges::find_if(
      options, [](const IndicatorOption& option) { return option.parameter->name == "border"; });
  ASSERT_NE(border, options.end());
  ASSERT_NE(border->set, nullptr);
  EXPECT_EQ(toml_text(*border->set), "\"half\"");
  EXPECT_EQ(choice_words(*border->parameter, Language::en), "half | full | half_everywhere");
}

TEST(Catalogue, has_no_evidence_of_a_districts_own_area) {
  EXPECT_THAT(evidence_tables_of(shipped_indicator("road_density")),
              ElementsAre("evidence_roads", "evidence_short_lines"));
  EXPECT_EQ(table_title(shipped_catalogue().styles, "evidence_roads", Language::en),
            "Roads not counted in full");
  EXPECT_EQ(table_title(shipped_catalogue().styles, "evidence_of_nothing", Language::en), "");
}

TEST(Catalogue, lets_a_profile_of_ones_own_stand_in_for_the_shipped_one) {
  const test::TemporaryFolder folder;
  std::ofstream(folder / "mianyang-2030.toml")
      << "title = { zh = \"自定\", en = \"Own\" }\n[[target]]\nindicator = \"road_density\"\n"
         "threshold = \">= 9\"\nscope = \"建成区\"\nclause = \"一\"\ntext = \"九\"\n";
  const Catalogue catalogue =
      load_catalogue(CITYGAUGE_SOURCE_DIR, {(folder / "mianyang-2030.toml").string()});
  EXPECT_EQ(catalogue.profiles.size(), shipped_catalogue().profiles.size());
  ASSERT_NE(find_profile(catalogue, "mianyang-2030"), nullptr);
  EXPECT_EQ(find_profile(catalogue, "mianyang-2030")->targets.size(), 1U);
  EXPECT_EQ(find_profile(catalogue, "no-such"), nullptr);
}

TEST(CatalogueWords, write_values_as_toml) {
  EXPECT_EQ(toml_text({500.0, {}}), "500");
  EXPECT_EQ(toml_text({true, {}}), "true");
  const Option shares{Option::Table{{"park", {1.0, {}}}, {"plaza", {0.5, {}}}}, {}};
  EXPECT_EQ(toml_text(shares), "{ park = 1, plaza = 0.5 }");
  const Option list{Option::List{{std::string("a"), {}}, {Option::Table{}, {}}}, {}};
  EXPECT_EQ(toml_text(list), "[\"a\", {}]");
}

TEST(CatalogueWords, say_what_a_target_asks_and_where_it_stands) {
  Target target{"mianyang-2030",
                "road_density",
                {Comparator::at_least, 8, 0},
                "建成区",
                2030,
                "二（五）",
                "",
                true,
                {}};
  EXPECT_EQ(threshold_words(target, "km/km2", Language::zh), "≥ 8 km/km²（软性）");
  EXPECT_EQ(threshold_words(target, "km/km2", Language::en), "≥ 8 km/km² (soft)");
  EXPECT_EQ(source_words(target, Language::zh), "mianyang-2030 二（五），2030 年，建成区");
  target.year.reset();
  EXPECT_EQ(source_words(target, Language::en), "mianyang-2030 二（五）, 建成区");
}

TEST(CatalogueWords, say_what_an_example_comes_to) {
  Example example;
  example.values = {1.5, std::nullopt};
  EXPECT_EQ(expected_words(example), "1.5, not_evaluated");
  example.groups = {{"river", {0.5}}, {"street", {0.0, 2.0}}};
  EXPECT_EQ(expected_words(example), "river = 0.5; street = 0, 2");
}

// `garden` stands for a park; `park` itself is not repeated.
TEST(CatalogueWords, turn_aliases_round) {
  const auto aliases = aliases_of(*shipped_catalogue().library.roles.at("green").attribute("class"));
  const auto park = std::ranges::find(aliases, "park", &ValueAliases::canonical);
  ASSERT_NE(park, aliases.end());
  EXPECT_THAT(park->aliases, Contains("garden"));
  EXPECT_THAT(park->aliases, Each(testing::Ne("park")));
}

}  // namespace
}  // namespace citygauge
