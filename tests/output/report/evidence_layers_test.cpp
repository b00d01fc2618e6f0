#include "output/report/evidence_layers.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "output/sample_report.hpp"

namespace citygauge::html {
namespace {

Evidence points(const std::string& table, std::size_t count) {
  Evidence evidence{table, Shapes(ShapeKind::point), {}};
  for (std::size_t i = 0; i < count; ++i) {
    evidence.shapes.add_part(std::vector<Point>{{static_cast<double>(i), 0}});
    evidence.shapes.end_feature();
  }
  return evidence;
}

Indicator indicator(const std::string& measure, const std::string& layer) {
  Indicator made;
  made.numerator.measure = measure;
  made.numerator.layer = layer;
  return made;
}

TEST(EvidenceLayers, narrow_places_come_before_wide_ones_and_unknown_ones_last) {
  std::vector<Evidence> evidence{points("evidence_corridor_neck", 4)};
  evidence[0].columns = {{"width_m", std::vector<double>{40, std::nan(""), 12.5, 30}}};
  EXPECT_EQ(evidence_layers(evidence)[0].order, (std::vector<std::size_t>{2, 3, 0, 1}));
}

TEST(EvidenceLayers, large_areas_come_before_small_ones) {
  std::vector<Evidence> evidence{points("evidence_overlaps", 3)};
  evidence[0].columns = {{"area_m2", std::vector<double>{5, 500, 50}}};
  EXPECT_EQ(evidence_layers(evidence)[0].order, (std::vector<std::size_t>{1, 2, 0}));
}

TEST(EvidenceLayers, one_table_of_two_layers_becomes_two) {
  std::vector<Evidence> evidence{points("evidence_overlaps", 3)};
  evidence[0].columns = {{"layer", std::vector<std::string>{"green", "land_cover", "green"}}};
  const auto layers = evidence_layers(evidence);
  ASSERT_EQ(layers.size(), 2U);
  EXPECT_EQ(layers[0].part.layer, "green");
  EXPECT_EQ(layers[0].order, (std::vector<std::size_t>{0, 2}));
  EXPECT_TRUE(proves(layers[0].part, indicator("area", "green")));
  EXPECT_FALSE(proves(layers[0].part, indicator("weighted_area", "land_cover")));
  EXPECT_TRUE(proves(layers[1].part, indicator("weighted_area", "land_cover")));
}

TEST(EvidenceLayers, each_indicator_of_two_distances_has_its_own_layer) {
  std::vector<Evidence> evidence{points("evidence_uncovered", 2)};
  evidence[0].columns = {{"layer", std::vector<std::string>{"bus_stops", "bus_stops"}},
                         {"distance_m", std::vector<double>{300, 500}}};
  const auto layers = evidence_layers(evidence);
  ASSERT_EQ(layers.size(), 2U);
  Indicator within_500 = indicator("covered_area", "bus_stops");
  within_500.numerator.options["distance_m"].value = 500.0;
  EXPECT_FALSE(proves(layers[0].part, within_500));
  EXPECT_TRUE(proves(layers[1].part, within_500));
  EXPECT_THAT(title_of(layers[1], samples::sample_styles(), Language::en), testing::EndsWith(" · 500 m"));
}

TEST(EvidenceLayers, empty_shapes_are_left_out) {
  const auto evidence =
      samples::sample_evidence();  // the second uncovered area is empty, overlaps has no row
  for (const EvidenceLayer& layer : evidence_layers(evidence)) {
    EXPECT_NE(layer.evidence->table, "evidence_overlaps");
    if (layer.evidence->table == "evidence_uncovered") {
      EXPECT_EQ(layer.order, (std::vector<std::size_t>{0}));
    }
  }
}

TEST(EvidenceLayers, cells_read_as_the_legend_puts_them) {
  const auto evidence = samples::sample_evidence();
  const auto roads = std::ranges::find(evidence, "evidence_roads", &Evidence::table);
  const LayerStyle& style = samples::sample_styles().of("evidence_roads", ShapeKind::line);
  EXPECT_EQ(shown_cell(roads->columns[0], 1, style, Language::en), "shared border: half to each side");
  EXPECT_EQ(shown_cell(roads->columns[1], 1, style, Language::en), "9007199254740993");
}

}  // namespace
}  // namespace citygauge::html
