#include "output/qml_style.hpp"

#include <gtest/gtest.h>

#include "output/district_styles.hpp"
#include "sample_report.hpp"
#include "xml_text_checks.hpp"

namespace citygauge {
namespace {

using samples::count;
using samples::is_well_formed;
using samples::sample_styles;

TEST(QmlStyle, is_well_formed_for_every_shipped_style) {
  for (const auto& [id, style] : sample_styles().styles) EXPECT_TRUE(is_well_formed(to_qml(style))) << id;
}

TEST(QmlStyle, escapes_what_comes_from_outside) {
  LayerStyle style = sample_styles().styles.at("evidence_roads");
  style.classes.resize(1);
  style.classes[0].value = "<a> & \"b\"\x1b";
  style.classes[0].label = {"[% env('HOME') %]", "[% env('HOME') %]"};
  const std::string qml = to_qml(style);
  EXPECT_TRUE(is_well_formed(qml));
  EXPECT_NE(qml.find("value=\"&lt;a&gt; &amp; &quot;b&quot;\uFFFD\""), std::string::npos) << qml;
  EXPECT_EQ(qml.find("[%"), std::string::npos) << "QGIS would evaluate it";
}

TEST(QmlStyle, gives_every_class_its_symbol) {
  const std::string qml = to_qml(district_verdict_style(sample_styles(), "road_density_verdict"));
  EXPECT_NE(qml.find("attr=\"road_density_verdict\""), std::string::npos);
  EXPECT_EQ(count(qml, "<category "), 5U);
  EXPECT_EQ(count(qml, "type=\"fill\""), 5U);
  EXPECT_NE(qml.find("labelsEnabled=\"1\""), std::string::npos);
}

TEST(QmlStyle, takes_size_halo_and_colour_of_labels_from_the_style) {
  LayerStyle style = sample_styles().styles.at("evidence_corridor_neck");
  style.label.size_pt = 12.5;
  style.label.halo_mm = 0.75;
  style.label.colour = {1, 2, 3};
  const std::string qml = to_qml(style);
  for (const char* part :
       {"fontSize=\"12.5\"", "bufferSize=\"0.75\"", "bufferDraw=\"1\"", "textColor=\"1,2,3,255\"",
        "format_number(&quot;width_m&quot;, 1) || &apos; m&apos;"})
    EXPECT_NE(qml.find(part), std::string::npos) << part << '\n' << qml;
  style.label.halo_mm = 0;
  EXPECT_NE(to_qml(style).find("bufferDraw=\"0\""), std::string::npos);
}

TEST(QmlStyle, draws_ranges_by_rules_only_where_values_are_missing) {
  const auto with = [](const std::vector<std::optional<double>>& values) {
    return to_qml(district_value_style(sample_styles(), "v", values, ">= 8", "m"));
  };
  const std::string graduated = with({7.0, 9.0});
  EXPECT_EQ(count(graduated, "<range "), 4U);  // 8.5, 8, 7.5: three borders
  const std::string rules = with({7.0, 9.0, std::nullopt});
  EXPECT_EQ(count(rules, "<rule "), 5U);
  EXPECT_TRUE(is_well_formed(rules));
  EXPECT_NE(rules.find("&quot;v&quot; IS NULL"), std::string::npos) << rules;
  // 8 meets the target, and what is 8 but for rounding: they belong to 8–8.5 alone.
  EXPECT_NE(rules.find("&quot;v&quot; &gt;= 7.999999992 AND &quot;v&quot; &lt; 8.5"), std::string::npos)
      << rules;
  EXPECT_NE(rules.find("&quot;v&quot; &gt;= 7.5 AND &quot;v&quot; &lt; 7.999999992\""), std::string::npos)
      << rules;
}

TEST(QmlStyle, may_be_labelled_by_an_expression) {
  const LayerStyle& plain = sample_styles().styles.at("plain_polygon");
  EXPECT_EQ(qml_body(plain).find("<labeling"), std::string::npos);
  EXPECT_NE(qml_body(plain, "\"a\" || 'b'").find("fieldName=\"&quot;a&quot; || &apos;b&apos;\""),
            std::string::npos);
}

}  // namespace
}  // namespace citygauge
