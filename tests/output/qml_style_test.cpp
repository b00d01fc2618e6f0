#include "output/qml_style.hpp"

#include <cpl_minixml.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "output/default_styles.hpp"
#include "sample_report.hpp"

namespace citygauge {
namespace {

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

bool is_well_formed(const std::string& xml) {
  CPLXMLNode* const root = CPLParseXMLString(xml.c_str());
  CPLDestroyXMLNode(root);
  return root != nullptr;
}

LayerStyle style_of(const Evidence& evidence) {
  const std::vector<const Evidence*> parts{&evidence};
  return evidence_style(parts);
}

TEST(QmlStyle, is_well_formed_for_every_default_style) {
  EXPECT_TRUE(is_well_formed(to_qml(district_style("road_density_verdict"))));
  EXPECT_TRUE(is_well_formed(to_qml(district_style(""))));
  EXPECT_TRUE(is_well_formed(to_qml(issue_style())));
  for (const Evidence& evidence : samples::sample_evidence()) {
    EXPECT_TRUE(is_well_formed(to_qml(style_of(evidence)))) << evidence.table;
  }
}

TEST(QmlStyle, escapes_what_comes_from_the_data) {
  Evidence roads{
      "evidence_roads", Shapes(ShapeKind::line), {{"reason", std::vector<std::string>{"<a> & \"b\"\x1b"}}}};
  const std::string qml = to_qml(style_of(roads));
  EXPECT_TRUE(is_well_formed(qml));
  EXPECT_NE(qml.find("value=\"&lt;a&gt; &amp; &quot;b&quot;\uFFFD\""), std::string::npos) << qml;
}

TEST(QmlStyle, gives_every_class_its_symbol) {
  const std::string qml = to_qml(district_style("road_density_verdict"));
  EXPECT_NE(qml.find("attr=\"road_density_verdict\""), std::string::npos);
  EXPECT_EQ(count(qml, "<category "), 5U);
  EXPECT_EQ(count(qml, "type=\"fill\""), 5U);
  EXPECT_NE(qml.find("labelsEnabled=\"1\""), std::string::npos);
}

TEST(DefaultStyles, tell_miss_from_pass_without_colour) {
  const LayerStyle style = district_style("v");
  const std::vector<std::size_t> hatches_of_class{0, 1, 1, 2, 0};  // pass, miss, soft, unknown, no target
  ASSERT_EQ(style.classes.size(), hatches_of_class.size());
  for (std::size_t i = 0; i < hatches_of_class.size(); ++i) {
    EXPECT_EQ(style.classes[i].symbol.hatches.size(), hatches_of_class[i]) << style.classes[i].value;
  }
  EXPECT_NE(style.classes[1].symbol.hatches[0].angle_degrees,
            style.classes[2].symbol.hatches[0].angle_degrees);
}

// QGIS gives a value to the first range that holds it, borders included: 50 m exactly is not below 50 m.
TEST(DefaultStyles, count_a_width_of_50_m_as_wide_enough) {
  const LayerStyle style = style_of(samples::sample_evidence()[0]);
  const auto first = std::find_if(style.classes.begin(), style.classes.end(),
                                  [](const StyleClass& c) { return c.lower <= 50 && 50 <= c.upper; });
  ASSERT_NE(first, style.classes.end());
  EXPECT_EQ(first->label.en, "50–100 m");
}

TEST(DefaultStyles, show_evidence_that_they_do_not_know) {
  for (const ShapeKind kind : {ShapeKind::point, ShapeKind::line, ShapeKind::polygon}) {
    const LayerStyle style = style_of(Evidence{"evidence_new", Shapes(kind), {}});
    ASSERT_EQ(style.classes.size(), 1U);
    EXPECT_EQ(style.classes[0].symbol.kind, kind);
  }
}

TEST(DefaultStyles, colour_roads_by_the_reasons_of_all_parts) {
  Evidence a{
      "evidence_roads", Shapes(ShapeKind::line), {{"reason", std::vector<std::string>{"b", "a", "b"}}}};
  Evidence b{"evidence_roads", Shapes(ShapeKind::line), {{"reason", std::vector<std::string>{"c"}}}};
  const std::vector<const Evidence*> parts{&a, &b};
  const LayerStyle style = evidence_style(parts);
  ASSERT_EQ(style.classes.size(), 3U);
  EXPECT_EQ(style.classes[2].value, "c");
  EXPECT_NE(style.classes[0].symbol.dash, style.classes[1].symbol.dash);
}

}  // namespace
}  // namespace citygauge
