#include "output/layer_styles.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "sample_report.hpp"

namespace citygauge {
namespace {

std::vector<NamedStyle> styles_of(const RunReport& report) {
  return layer_styles(report, district_columns(report), samples::sample_styles());
}

const NamedStyle* default_of(const std::vector<NamedStyle>& styles, const std::string& table) {
  const auto found = std::ranges::find_if(
      styles, [&](const NamedStyle& style) { return style.table == table && style.is_default; });
  return found == styles.end() ? nullptr : &*found;
}

TEST(LayerStyles, have_one_default_per_table) {
  const std::vector<NamedStyle> styles = styles_of(samples::sample_report());
  for (const NamedStyle& style : styles)
    EXPECT_EQ(
        std::ranges::count_if(
            styles, [&](const NamedStyle& other) { return other.table == style.table && other.is_default; }),
        1)
        << style.table;
}

// Road density has a target, the density of branch roads has none.
TEST(LayerStyles, offer_districts_by_verdict_and_by_value) {
  std::vector<std::string> names;
  const std::vector<NamedStyle> styles = styles_of(samples::sample_report());
  for (const NamedStyle& style : styles)
    if (style.table == "districts") names.push_back(style.name);
  EXPECT_EQ(names, (std::vector<std::string>{"road_density", "road_density value",
                                             "road_class_density.branch value"}));
  EXPECT_EQ(default_of(styles, "districts")->name, "road_density");
}

TEST(LayerStyles, show_values_by_default_where_nothing_is_judged) {
  RunReport report = samples::sample_report();
  std::erase_if(report.results, [](const Result& result) { return result.verdict != Verdict::no_target; });
  EXPECT_EQ(default_of(styles_of(report), "districts")->name, "road_class_density.branch value");
}

TEST(LayerStyles, show_outlines_where_nothing_is_measured_in_districts) {
  const std::vector<NamedStyle> styles = styles_of(RunReport{});
  ASSERT_EQ(styles.size(), 2U);  // districts and issues
  EXPECT_EQ(styles[0].style.kind, StyleKind::single);
}

// The sample's roads are a pair ("dual_carriageway", a reason that no style names) and a shared border.
TEST(LayerStyles, keep_of_evidence_only_the_classes_that_occur) {
  const std::vector<NamedStyle> styles = styles_of(samples::sample_report());
  const NamedStyle* roads = default_of(styles, "evidence_roads");
  ASSERT_NE(roads, nullptr);
  ASSERT_EQ(roads->style.classes.size(), 2U);
  EXPECT_EQ(roads->style.classes[0].value, "shared_border");
  EXPECT_EQ(roads->style.classes[1].value, "");
}

TEST(LayerStyles, count_the_classes_of_all_parts_of_a_table) {
  RunReport report = samples::sample_report();
  Evidence more{"evidence_roads", Shapes(ShapeKind::line), {{"reason", std::vector<std::string>{"road_id"}}}};
  more.shapes.add_part(std::vector<Point>{{0, 0}, {1, 1}});
  more.shapes.end_feature();
  report.evidence.push_back(more);
  EXPECT_EQ(default_of(styles_of(report), "evidence_roads")->style.classes.size(), 3U);
}

TEST(LayerStyles, show_evidence_that_the_styles_do_not_know) {
  const std::vector<NamedStyle> styles = styles_of(samples::sample_report());
  const NamedStyle* stations = default_of(styles, "evidence_stations");
  ASSERT_NE(stations, nullptr);
  EXPECT_EQ(stations->style.classes.at(0).symbol.kind, ShapeKind::point);
}

}  // namespace
}  // namespace citygauge
