#include "output/catalogue/listing.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "core/text_width.hpp"
#include "output/catalogue/shipped_catalogue.hpp"

namespace citygauge {
namespace {

using test::shipped_catalogue;
using testing::HasSubstr;
using testing::Not;

const std::vector<CatalogueKind> all_kinds{CatalogueKind::indicators, CatalogueKind::profiles,
                                           CatalogueKind::roles, CatalogueKind::measures};

ListChoice choice_of(const std::vector<CatalogueKind>& kinds) {
  ListChoice choice;
  choice.kinds = kinds;
  return choice;
}

TEST(Listing, names_everything_in_both_languages) {
  for (const Language language : {Language::zh, Language::en}) {
    const std::string text = listing(shipped_catalogue(), choice_of(all_kinds), language, 300);
    for (const auto& [id, indicator] : shipped_catalogue().library.indicators) {
      EXPECT_THAT(text, HasSubstr("\n  " + id + ' '));
      EXPECT_THAT(text, HasSubstr(indicator.title.in(language)));
    }
    for (const Profile& profile : shipped_catalogue().profiles)
      EXPECT_THAT(text, HasSubstr(profile.title.in(language)));
    for (const auto& [name, role] : shipped_catalogue().library.roles) EXPECT_THAT(text, HasSubstr(name));
    for (const MeasureDeclaration& measure : measure_registry())
      EXPECT_THAT(text, HasSubstr(measure.summary.in(language)));
  }
}

TEST(Listing, fits_the_terminal) {
  for (const Language language : {Language::zh, Language::en})
    for (const std::size_t width : {80U, 120U}) {
      std::istringstream lines(listing(shipped_catalogue(), choice_of(all_kinds), language, width));
      for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), width) << line;
    }
}

TEST(Listing, lets_a_filter_choose_indicators) {
  ListChoice choice = choice_of({CatalogueKind::indicators});
  choice.profile = "mianyang-2030";
  choice.role = "green";
  const std::string text = listing(shipped_catalogue(), choice, Language::en, 80);
  EXPECT_THAT(text, HasSubstr("green_ratio"));
  EXPECT_THAT(text, Not(HasSubstr("road_density")));          // not of green
  EXPECT_THAT(text, Not(HasSubstr("park_area_per_capita")));  // no target in that profile
  choice.measure = "length";
  EXPECT_TRUE(chosen_indicators(shipped_catalogue(), choice).empty());
}

TEST(Listing, proposes_the_nearest_name_for_a_filter_that_names_nothing) {
  ListChoice choice = choice_of({CatalogueKind::indicators});
  choice.profile = "miaynang-2030";
  try {
    (void)listing(shipped_catalogue(), choice, Language::en, 80);
    FAIL() << "it must be refused";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::config);
    EXPECT_EQ(error.hint(), "did you mean `mianyang-2030`?");
  }
}

TEST(ListingJson, says_all_in_both_languages) {
  const auto json = nlohmann::json::parse(listing_json(shipped_catalogue(), choice_of(all_kinds)));
  EXPECT_EQ(json["indicators"].size(), shipped_catalogue().library.indicators.size());
  EXPECT_EQ(json["profiles"].size(), shipped_catalogue().profiles.size());
  EXPECT_EQ(json["roles"].size(), shipped_catalogue().library.roles.size());
  EXPECT_EQ(json["measures"].size(), measure_registry().size());
  for (const auto& indicator : json["indicators"])
    for (const char* const text : {"title", "definition", "formula"})
      for (const char* const language : {"zh", "en"})
        EXPECT_FALSE(indicator[text][language].get<std::string>().empty()) << indicator["id"];
}

TEST(ListingJson, keeps_targets_and_layers_as_the_files_have_them) {
  ListChoice choice = choice_of({CatalogueKind::indicators});
  choice.measure = "net_width";
  const auto json = nlohmann::json::parse(listing_json(shipped_catalogue(), choice));
  EXPECT_FALSE(json.contains("profiles"));
  ASSERT_EQ(json["indicators"].size(), 1U);
  const auto& width = json["indicators"][0];
  EXPECT_EQ(width["subject"], "corridors");
  EXPECT_EQ(width["layers"][0]["role"], "corridors");
  EXPECT_EQ(width["layers"][0]["optional"], false);
  EXPECT_EQ(width["targets"][0]["threshold"], ">= 50");
  EXPECT_EQ(width["targets"][0]["soft"], true);
  EXPECT_TRUE(width["group_by"].is_null());
}

}  // namespace
}  // namespace citygauge
