#include "output/catalogue/explanation.hpp"

#include <gmock/gmock.h>

#include "core/error.hpp"
#include "core/text_width.hpp"
#include "output/catalogue/shipped_catalogue.hpp"

namespace citygauge {
namespace {

using test::shipped_catalogue;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string explained(const std::string& name, Language language = Language::en, std::size_t width = 1000) {
  return explanation(shipped_catalogue(), name, {language, width, false});
}

TEST(Explanation, says_of_an_indicator_what_it_is_what_it_reads_and_who_asks_for_it) {
  const std::string text = explained("road_density");
  EXPECT_THAT(text,
              StartsWith("Road network density road_density\n  Unit km/km²; one value for each district\n"));
  EXPECT_THAT(text, HasSubstr("1000 × length(roads, class ∈ {expressway, arterial, secondary, branch}"));
  EXPECT_THAT(text, HasSubstr("\n  roads Road centrelines (line)\n"));
  EXPECT_THAT(text, HasSubstr("class*     class, DLDJ, 道路等级"));
  EXPECT_THAT(text, HasSubstr("[options.road_density]\n"));
  EXPECT_THAT(text, HasSubstr("\n  border = \"half\" # half | full | half_everywhere\n"));
  EXPECT_THAT(text, HasSubstr("≥ 8 km/km² · mianyang-2030 二（五）, 2030, 建成区\n"
                              "    “到 2030 年，城市建成区道路网密度达到 8 公里/平方公里以上。”\n"));
  EXPECT_THAT(text, HasSubstr("evidence_roads        Roads not counted in full"));
  EXPECT_THAT(text, HasSubstr("–  1 km of arterial road in 1 km2: 1 km/km2. → 1\n"));
}

TEST(Explanation, speaks_chinese) {
  const std::string text = explained("road_density", Language::zh);
  EXPECT_THAT(text, StartsWith("道路网密度 road_density\n  单位 km/km²；评价对象：评价单元\n"));
  EXPECT_THAT(text, HasSubstr("长度（道路中心线，类别 ∈ {快速路、主干路、次干路、支路}"));
  EXPECT_THAT(text, HasSubstr("class*   类别      class, DLDJ"));
}

TEST(Explanation, explains_a_class_with_its_indicator) {
  EXPECT_EQ(explained("trail_length.greenway"), explained("trail_length"));
  EXPECT_THAT(explained("trail_length"), HasSubstr("one value for each district and each value of class"));
  EXPECT_THROW(explained("road_density.arterial"), Error);  // it has no classes
}

TEST(Explanation, explains_profiles_roles_and_measures) {
  EXPECT_THAT(explained("mianyang-2030"), HasSubstr("Net width of ecological corridors corridor_net_width\n"
                                                    "    ≥ 50 m (soft) · mianyang-2030 二（四）, 组团间\n"));
  const std::string green = explained("green", Language::zh);
  EXPECT_THAT(green, HasSubstr("类别\n  文本；必需\n  字段名：class, LDFLMC, 绿地分类"));
  EXPECT_THAT(green, HasSubstr("attached    附属绿地"));
  EXPECT_THAT(green, HasSubstr("green_ratio"));
  EXPECT_THAT(explained("net_width"), StartsWith("Measure net_width\n"));
}

// `population` is a role and a measure.
TEST(Explanation, explains_all_that_goes_by_a_name) {
  const std::string text = explained("population");
  EXPECT_THAT(text, StartsWith("Population population\n"));
  EXPECT_THAT(text, HasSubstr("\nMeasure population\n"));
}

TEST(Explanation, names_the_demands_that_layers_cannot_answer) {
  Catalogue catalogue = shipped_catalogue();
  catalogue.profiles.front().not_computable = {
      {"五（九）", "用水总量下降", {"无计量数据", "metered flows"}, {}}};
  const std::string text = explanation(catalogue, catalogue.profiles.front().id, {Language::en, 80, false});
  EXPECT_THAT(text,
              HasSubstr("Demands that layers cannot answer\n  五（九） “用水总量下降”\n    metered flows\n"));
}

TEST(Explanation, proposes_the_nearest_name) {
  try {
    explained("rod_density");
    FAIL() << "it must be refused";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::config);
    EXPECT_EQ(error.hint(), "did you mean `road_density`?");
  }
  try {
    explained("quite something else");
    FAIL() << "it must be refused";
  } catch (const Error& error) {
    EXPECT_EQ(error.hint(), "`citygauge list` names them all");
  }
}

TEST(Explanation, fits_the_terminal_whatever_is_explained) {
  std::vector<std::string> names;
  for (const auto& [id, indicator] : shipped_catalogue().library.indicators) names.push_back(id);
  for (const auto& [name, role] : shipped_catalogue().library.roles) names.push_back(name);
  for (const Profile& profile : shipped_catalogue().profiles) names.push_back(profile.id);
  for (const MeasureDeclaration& measure : measure_registry()) names.push_back(measure.name);
  for (const std::string& name : names)
    for (const Language language : {Language::zh, Language::en})
      for (const std::size_t width : {80U, 120U}) {
        std::istringstream lines(explained(name, language, width));
        for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), width) << line;
      }
}

TEST(Explanation, colours_only_when_asked) {
  EXPECT_THAT(explained("road_density"), Not(HasSubstr("\x1b")));
  EXPECT_THAT(explanation(shipped_catalogue(), "road_density", {Language::en, 80, true}),
              StartsWith("\x1b[1mRoad network density road_density\x1b[0m\n"));
}

}  // namespace
}  // namespace citygauge
