#include "output/qgis/project.hpp"

#include <cpl_minixml.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>

#include "output/sample_report.hpp"

namespace citygauge {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Destroy {
  void operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }
};
using Document = std::unique_ptr<CPLXMLNode, Destroy>;

const StyleBook& book() {
  static const StyleBook shipped = load_style_book(CITYGAUGE_SOURCE_DIR);
  return shipped;
}

QgisProject project_of(const RunReport& report) {
  return qgis_project(report, book());
}

Document parse(const std::string& xml) {
  return Document(CPLParseXMLString(xml.c_str()));
}

/// All elements of a name, wherever they stand below `node`.
void collect(const CPLXMLNode* node, const std::string& name, std::vector<const CPLXMLNode*>& found) {
  for (; node != nullptr; node = node->psNext) {
    if (node->eType == CXT_Element && name == node->pszValue) found.push_back(node);
    collect(node->psChild, name, found);
  }
}

std::vector<const CPLXMLNode*> elements(const Document& document, const std::string& name) {
  std::vector<const CPLXMLNode*> found;
  collect(document.get(), name, found);
  return found;
}

std::vector<std::string> values(const Document& document, const std::string& element, const char* what) {
  std::vector<std::string> all;
  for (const CPLXMLNode* node : elements(document, element)) all.push_back(CPLGetXMLValue(node, what, ""));
  return all;
}

TEST(QgisProject, has_its_layers_in_groups) {
  const Document document = parse(project_of(samples::sample_report()).xml);
  ASSERT_NE(document, nullptr);
  std::vector<std::string> groups;
  for (const auto& name : values(document, "layer-tree-group", "name"))
    if (!name.empty()) groups.push_back(name);
  EXPECT_THAT(groups, ElementsAre("问题 Issues", "评价单元 Districts", "证据 Evidence", "指标评价 Indicators",
                                  "表 Tables"));
  // Two indicators of districts by district, five evidence tables with shapes, issues, outlines, six tables.
  EXPECT_EQ(elements(document, "maplayer").size(), 2U + 5U + 1U + 1U + 6U);
}

TEST(QgisProject, shows_the_first_indicator_and_the_issues) {
  const QgisProject project = project_of(samples::sample_report());
  const Document document = parse(project.xml);
  std::set<std::string> ticked;
  for (const CPLXMLNode* node : elements(document, "layer-tree-layer"))
    if (CPLGetXMLValue(node, "source", nullptr) != nullptr &&
        std::string(CPLGetXMLValue(node, "checked", "")) == "Qt::Checked")
      ticked.insert(CPLGetXMLValue(node, "name", ""));
  EXPECT_EQ(ticked.count("数据问题 Issues in the data"), 1U);
  EXPECT_EQ(ticked.count("道路网密度 Road network density"), 1U);
  EXPECT_EQ(ticked.count("分级路网密度：支路 Road density by class: branch"), 0U);
}

TEST(QgisProject, reaches_the_geopackage_beside_it) {
  const Document document = parse(project_of(samples::sample_report()).xml);
  for (const std::string& source : values(document, "maplayer", "datasource"))
    EXPECT_EQ(source.rfind("./result.gpkg|layername=", 0), 0U) << source;
}

// QGIS passes over layers whose id has ten characters or fewer, and layers with an id that is taken.
TEST(QgisProject, gives_layers_ids_that_qgis_takes) {
  const Document document = parse(project_of(samples::sample_report()).xml);
  const auto ids = values(document, "maplayer", "id");
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
  for (const std::string& id : ids) EXPECT_GT(id.size(), 10U) << id;
  for (const std::string& id : values(document, "layer-tree-layer", "id")) EXPECT_THAT(ids, Contains(id));
}

TEST(QgisProject, has_a_theme_and_a_layout_for_each_indicator) {
  const QgisProject project = project_of(samples::sample_report());
  const Document document = parse(project.xml);
  const auto themes = values(document, "visibility-preset", "name");
  EXPECT_THAT(themes, ElementsAre("道路网密度 Road network density",
                                  "分级路网密度：支路 Road density by class: branch",
                                  "生态廊道净宽度 Corridor net width", "证据总览 All evidence"));
  EXPECT_EQ(values(document, "Layout", "name"), project.layouts);
  EXPECT_EQ(project.layouts[0], "citygauge A3 · 道路网密度 Road network density");
  for (const CPLXMLNode* node : elements(document, "LayoutItem"))
    if (const char* theme = CPLGetXMLValue(node, "followPresetName", nullptr))
      EXPECT_THAT(themes, Contains(std::string(theme)));
}

// The layout's first sheet: 2 districts, and a map whose scale is round.
TEST(QgisProject, prints_at_a_round_scale) {
  const Document document = parse(project_of(samples::sample_report()).xml);
  const CPLXMLNode* map = nullptr;
  for (const CPLXMLNode* node : elements(document, "LayoutItem"))
    if (map == nullptr && std::string(CPLGetXMLValue(node, "id", "")) == "map") map = node;
  ASSERT_NE(map, nullptr);
  const double width_mm = std::stod(CPLGetXMLValue(map, "size", ""));
  const double width_m =
      std::stod(CPLGetXMLValue(map, "Extent.xmax", "")) - std::stod(CPLGetXMLValue(map, "Extent.xmin", ""));
  // 2300 m of districts, on a map of some 250 to 310 mm: 1:8000 or 1:10000, to a thousandth (sizes are
  // written to 0.001 mm).
  const double scale = width_m / width_mm * 1000;
  EXPECT_TRUE(std::abs(scale - 8000) < 8 || std::abs(scale - 10000) < 10) << scale;
}

TEST(QgisProject, writes_a_crs_that_no_authority_knows) {
  RunReport report = samples::sample_report();
  const std::string code = R"(,ID["EPSG",4544]])";
  report.crs_wkt.replace(report.crs_wkt.rfind(code), code.size(), "]");
  report.crs_name = "绵阳城建坐标系 \"local\"";
  const Document document = parse(project_of(report).xml);
  ASSERT_NE(document, nullptr);
  EXPECT_THAT(values(document, "projectCrs", "spatialrefsys.wkt"), ElementsAre(report.crs_wkt));
}

TEST(QgisProject, stays_xml_whatever_the_data_say) {
  RunReport report = samples::sample_report();
  const std::string evil = "<script>&\"' \x01\x1b[31m \xEF\xBF\xBF \xff ]]> [% @user_full_name %]";
  report.title = report.project = report.crs_name = evil;
  report.districts.names[0] = report.results[0].district_name = evil;
  report.indicators[0].title = {evil, evil};
  report.results[0].clause = report.results[0].profile = evil;
  report.evidence[3].columns.push_back({"layer", std::vector<std::string>{evil, "it's"}});
  const QgisProject project = project_of(report);
  const Document document = parse(project.xml);
  ASSERT_NE(document, nullptr);
  EXPECT_EQ(project.xml.find("<script>"), std::string::npos);
  for (const char c : project.xml) ASSERT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
  // Names and labels are evaluated by QGIS; map themes and layouts are only called so.
  EXPECT_THAT(values(document, "qgis", "title"), ElementsAre(HasSubstr("<script>&\"'")));
  for (const std::string& name : values(document, "layer-tree-layer", "name"))
    EXPECT_EQ(name.find("[%"), std::string::npos) << name;
  for (const std::string& label : values(document, "LayoutItem", "labelText"))
    EXPECT_EQ(label.find("[% @user"), std::string::npos) << label;
}

TEST(QgisProject, shows_evidence_of_several_layers_in_parts) {
  RunReport report = samples::sample_report();
  report.evidence[3].columns.push_back({"layer", std::vector<std::string>{"green", "o'brien"}});
  const Document document = parse(project_of(report).xml);
  const auto sources = values(document, "maplayer", "datasource");
  EXPECT_THAT(sources, Contains("./result.gpkg|layername=evidence_uncovered|subset=\"layer\" = 'green'"));
  EXPECT_THAT(sources, Contains("./result.gpkg|layername=evidence_uncovered|subset=\"layer\" = 'o''brien'"));
}

TEST(QgisProject, is_whole_without_districts_or_evidence) {
  RunReport report;
  report.title = "empty";
  const QgisProject project = project_of(report);
  EXPECT_NE(parse(project.xml), nullptr);
  EXPECT_TRUE(project.layouts.empty());
}

TEST(QgisProject, is_the_same_each_time) {
  const samples::TemporaryFolder folder;
  write_qgis_project(samples::sample_report(), book(), folder.path() / "a.qgz");
  write_qgis_project(samples::sample_report(), book(), folder.path() / "b.qgz");
  EXPECT_EQ(samples::bytes_of(folder.path() / "a.qgz"), samples::bytes_of(folder.path() / "b.qgz"));
}

}  // namespace
}  // namespace citygauge
