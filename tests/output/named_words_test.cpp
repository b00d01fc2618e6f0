#include "output/named_words.hpp"

#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "config/library.hpp"
#include "output/option_words.hpp"
#include "output/provenance_words.hpp"
#include "support/source_text.hpp"

namespace citygauge {
namespace {

const Library& library() {
  static const Library loaded = load_library(CITYGAUGE_SOURCE_DIR);
  return loaded;
}

bool is_chinese(const std::string& text) {
  return !text.empty() && (text.front() & 0x80) != 0;
}

TEST(NamedWords, call_roles_as_their_files_do) {
  for (const auto& [name, role] : library().roles) {
    EXPECT_EQ(role_words(name, Language::zh), role.title.zh);
    EXPECT_EQ(role_words(name, Language::en), role.title.en);
  }
}

TEST(NamedWords, know_the_attributes_and_classes_of_all_roles) {
  for (const auto& [name, role] : library().roles)
    for (const AttributeSpec& attribute : role.attributes) {
      EXPECT_TRUE(is_chinese(attribute_words(attribute.name, Language::zh))) << name << '.' << attribute.name;
      for (const std::string& value : attribute.canonical_values())
        EXPECT_TRUE(is_chinese(class_words(name, value, Language::zh))) << name << ": " << value;
    }
}

TEST(NamedWords, tell_apart_what_roles_mean_by_one_word) {
  EXPECT_EQ(class_words("roads", "construction", Language::zh), "在建");
  EXPECT_EQ(class_words("land_use", "construction", Language::zh), "建设用地");
  EXPECT_EQ(class_words("roads", "own class", Language::zh), "own class");
  EXPECT_EQ(class_words("roads", "branch", Language::en), "branch");
}

// The kinds that policies count are named by the policies' own words.
TEST(NamedWords, put_the_kinds_of_facilities_that_policies_count_into_english) {
  EXPECT_EQ(class_words("facilities", "公共换电站", Language::zh), "公共换电站");
  EXPECT_EQ(class_words("facilities", "公共换电站", Language::en), "Public battery swap stations");
  EXPECT_EQ(class_words("facilities", "幼儿园", Language::en), "幼儿园");
  EXPECT_EQ(class_words("land_use", "construction", Language::en), "construction");
}

// A measure names a step where it adds a row of the ledger: row("gross", …), {d, "counted", …, "m2"}.
TEST(NamedWords, know_every_step_of_the_ledger) {
  const std::regex step(R"x((?:\brow\(|\{\w+, )"(\w+)",[^"]*(?:"m2?"|\)))x");
  std::size_t steps = 0;
  for (const auto& [file, code] : samples::source_texts("measures")) {
    for (std::sregex_iterator at(code.begin(), code.end(), step), end; at != end; ++at, ++steps)
      EXPECT_TRUE(is_chinese(step_words((*at)[1], Language::zh))) << file << ": " << (*at)[1];
  }
  EXPECT_GE(steps, 20U) << "the sources are not read as they should be";
}

TEST(NamedWords, name_what_every_indicator_counts) {
  const std::set<std::string> measured{"", "%", "m", "km", "m2", "km2", "ha", "min", "km/km2", "m2/m2"};
  int counted = 0;
  for (const auto& [id, indicator] : library().indicators) {
    for (const std::string& unit : {indicator.unit, indicator.margin_unit}) {
      if (measured.contains(unit)) continue;
      EXPECT_NE(unit_words(unit, Language::zh), unit) << id << " " << unit;
      ++counted;
    }
  }
  EXPECT_GT(counted, 20);
  EXPECT_EQ(unit_words("km/km2", Language::zh), "km/km²");
  EXPECT_EQ(unit_words("buildings", Language::en), "buildings");
}

TEST(OptionWords, know_the_options_of_all_indicators) {
  for (const auto& [id, indicator] : library().indicators)
    for (const auto& [name, option] : indicator.numerator.options)
      EXPECT_TRUE(is_chinese(option_words(name, Language::zh))) << id << '.' << name;
}

TEST(OptionWords, read_values_by_what_the_option_is) {
  EXPECT_EQ(option_value_words("border", "roads", "half", Language::zh), "共用边界各计一半");
  EXPECT_EQ(option_value_words("weight_attribute", "green", "green_share", Language::zh), "绿地率");
  EXPECT_EQ(option_value_words("weights", "green", "{attached = 1, park = 0.5}", Language::zh),
            "{附属绿地 = 1、公园绿地 = 0.5}");
  EXPECT_EQ(option_value_words("obstacles", "corridors",
                               "{land_use = {class = [construction, own]}, rail = {}}", Language::zh),
            "{用地 = {类别 = [建设用地、own]}、轨道线 = {}}");
  EXPECT_EQ(option_value_words("distance_m", "bus_stops", "500", Language::zh), "500");
  EXPECT_EQ(option_value_words("border", "roads", "half", Language::en), "half");
}

TEST(ProvenanceWords, say_what_a_row_is) {
  RunReport report;
  Indicator green;
  green.id = "green_ratio";
  green.title = {"绿地率", "Green ratio"};
  green.numerator.layer = "green";
  report.indicators = {green};
  const auto words = [&](const ProvenanceRow& row) { return provenance_words(report, row, Language::zh); };
  EXPECT_EQ(words({"option", "green_ratio.weights", "{park = 1}"}),
            (std::pair<std::string, std::string>("绿地率：计入比例", "{公园绿地 = 1}")));
  EXPECT_EQ(words({"crs", "scale", "1.0000189 to 1.0000272"}).second, "1.0000189 至 1.0000272");
  EXPECT_EQ(words({"input", "a to b.gpkg", "5 bytes, modified 2026, SHA-256 ab"}),
            (std::pair<std::string, std::string>("a to b.gpkg", "5 字节，修改于 2026，SHA-256 ab")));
  EXPECT_EQ(words({"version", "GDAL", "1 to 2"}).second, "1 to 2");
  EXPECT_EQ(topic_words("input", Language::zh), "输入文件");
}

}  // namespace
}  // namespace citygauge
