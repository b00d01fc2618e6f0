#include "output/sld_style.hpp"

#include <gtest/gtest.h>

#include "output/district_styles.hpp"
#include "sample_report.hpp"
#include "xml_text_checks.hpp"

namespace citygauge {
namespace {

using samples::count;
using samples::is_well_formed;
using samples::sample_styles;

TEST(SldStyle, is_well_formed_and_has_a_rule_per_class_for_every_shipped_style) {
  for (const auto& [id, style] : sample_styles().styles) {
    const std::string sld = to_sld(style, id);
    EXPECT_TRUE(is_well_formed(sld)) << id;
    EXPECT_EQ(count(sld, "<se:Rule>"), style.classes.size()) << id;
  }
}

TEST(SldStyle, names_its_layer_and_escapes_it) {
  const std::string sld = to_sld(sample_styles().styles.at("plain_line"), "a<b>");
  EXPECT_TRUE(is_well_formed(sld));
  EXPECT_EQ(count(sld, "<se:Name>a&lt;b&gt;</se:Name>"), 2U);
}

// 2.8 mm are 10 pixels of 0.28 mm.
TEST(SldStyle, measures_in_pixels_of_the_standard) {
  LayerStyle style = sample_styles().styles.at("plain_line");
  style.classes[0].symbol.size_mm = 2.8;
  style.classes[0].symbol.dash = Dash::dash;
  style.classes[0].symbol.colour = {255, 0, 16, 51};
  const std::string sld = to_sld(style, "x");
  for (const char* part :
       {"stroke-width\">10<", "stroke-dasharray\">40 20<", "stroke\">#ff0010<", "stroke-opacity\">0.2<"})
    EXPECT_NE(sld.find(part), std::string::npos) << part << '\n' << sld;
}

TEST(SldStyle, gives_everything_else_to_the_class_for_it) {
  LayerStyle style = sample_styles().styles.at("evidence_roads");
  style.classes = {style.classes.front(), style.classes.back()};
  style.classes[0].value = "a";
  ASSERT_EQ(style.classes[1].value, "");
  const std::string sld = to_sld(style, "x");
  EXPECT_EQ(count(sld, "<ogc:PropertyIsEqualTo>"), 1U);
  EXPECT_NE(
      sld.find("<ogc:Or><ogc:PropertyIsNull><ogc:PropertyName>reason</ogc:PropertyName></ogc:PropertyIsNull>"
               "<ogc:PropertyIsNotEqualTo><ogc:PropertyName>reason</ogc:PropertyName><ogc:Literal>a<"),
      std::string::npos)
      << sld;
}

TEST(SldStyle, gives_a_border_to_one_range_only) {
  const LayerStyle style = district_value_style(sample_styles(), "v", {7.0, 9.0, std::nullopt}, ">= 8", "m");
  const std::string sld = to_sld(style, "districts");
  const auto compares = [&](const std::string& operation) {
    return count(sld, "<ogc:PropertyIs" + operation +
                          "><ogc:PropertyName>v</ogc:PropertyName><ogc:Literal>7.999999992</ogc:Literal>");
  };
  EXPECT_EQ(compares("GreaterThanOrEqualTo"), 1U);
  EXPECT_EQ(compares("LessThan"), 1U);
  EXPECT_EQ(compares("GreaterThan") + compares("LessThanOrEqualTo"), 0U);
  EXPECT_EQ(count(sld, "<ogc:PropertyIsNull>"), 1U);
}

TEST(SldStyle, writes_markers_that_the_standard_lacks_by_those_it_has) {
  LayerStyle style = sample_styles().styles.at("plain_point");
  style.classes[0].symbol.marker = "cross2";
  EXPECT_NE(to_sld(style, "x").find("<se:WellKnownName>x<"), std::string::npos);
  style.classes[0].symbol.marker = "diamond";
  const std::string diamond = to_sld(style, "x");
  EXPECT_NE(diamond.find("<se:WellKnownName>square<"), std::string::npos);
  EXPECT_NE(diamond.find("<se:Rotation>45<"), std::string::npos);
}

TEST(SldStyle, writes_labels_with_their_decimals_and_unit) {
  const std::string sld = to_sld(sample_styles().styles.at("evidence_corridor_neck"), "x");
  EXPECT_NE(
      sld.find(
          "<ogc:Literal>0.0</ogc:Literal><ogc:PropertyName>width_m</ogc:PropertyName></ogc:Function> m<"),
      std::string::npos)
      << sld;
}

}  // namespace
}  // namespace citygauge
