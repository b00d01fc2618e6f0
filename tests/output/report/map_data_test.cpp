#include "output/report/map_data.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

#include "output/sample_report.hpp"

namespace citygauge::html {
namespace {

MapData data_of(const RunReport& report, std::size_t most_bytes) {
  const Findings findings = findings_of(report, Language::en);
  const std::vector<EvidenceLayer> layers = evidence_layers(report.evidence);
  const BorderNetwork borders = border_network(report.districts.shapes);
  const ReportView view{report,
                        findings,
                        layers,
                        borders,
                        samples::sample_styles(),
                        Language::en,
                        frame_of(report.districts.shapes.box())};
  return map_data(view, most_bytes);
}

/// Necks along a circle, the widest first; each of 60 points.
RunReport report_with_necks(std::size_t count) {
  RunReport report = samples::sample_report();
  Evidence necks{"evidence_corridor_neck", Shapes(ShapeKind::line), {}};
  std::vector<double> widths;
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<Point> arc;
    for (int p = 0; p < 60; ++p) {
      const double angle = p * std::numbers::pi / 60;
      const double radius = 100 + static_cast<double>(i);
      arc.push_back({500500 + radius * std::cos(angle), 3400500 + radius * std::sin(angle)});
    }
    necks.shapes.add_part(arc);
    necks.shapes.end_feature();
    widths.push_back(static_cast<double>(count - i));
  }
  necks.columns = {{"width_m", widths}};
  report.evidence = {necks};
  return report;
}

TEST(MapData, is_json_with_a_shape_per_district_and_feature) {
  const MapData data = data_of(samples::sample_report(), 1'000'000);
  const auto json = nlohmann::json::parse(data.json);
  EXPECT_EQ(json["districts"].size(), 2U);
  EXPECT_EQ(json["districts"][1].size(), 3U);  // shell, hole, exclave
  EXPECT_EQ(json["groups"][0]["names"][0], "涪城区");
  EXPECT_EQ(json["columns"][0]["verdicts"], "21");  // by number: 01 soft miss, 02 miss
  EXPECT_EQ(json["issues"].size(), 2U);
  EXPECT_EQ(data.tolerance_m, 0.5);
  EXPECT_EQ(data.left_out, 0U);
  std::size_t features = 0;
  for (const auto& layer : json["layers"]) features += layer["features"].size();
  EXPECT_EQ(features, data.features);
}

/// Half circles of 100 m: with 0.5 m off a chord may span 2 acos(1 - 0.5/100) = 11.5 degrees, with 8 m 46
/// degrees.
TEST(MapData, simplifies_further_before_it_leaves_anything_out) {
  const RunReport report = report_with_necks(200);
  const MapData whole = data_of(report, 10'000'000);
  const MapData tight = data_of(report, whole.json.size() * 3 / 4);
  EXPECT_EQ(whole.tolerance_m, 0.5);
  EXPECT_GT(tight.tolerance_m, 0.5);
  EXPECT_EQ(tight.left_out, 0U);
  EXPECT_LE(tight.json.size(), whole.json.size() * 3 / 4);
}

TEST(MapData, leaves_out_the_least_important_and_counts_them) {
  const RunReport report = report_with_necks(2000);
  const std::size_t most_bytes = 60'000;
  const MapData data = data_of(report, most_bytes);
  const auto json = nlohmann::json::parse(data.json);
  const auto& features = json["layers"][0]["features"];
  EXPECT_LE(data.json.size(), most_bytes);
  EXPECT_GT(data.json.size(), most_bytes - 500);  // and no more than needed: a feature has some 100 bytes
  EXPECT_EQ(data.features, 2000U);
  EXPECT_EQ(features.size(), 2000U - data.left_out);
  EXPECT_EQ(features[0][2][0], "1");  // the narrowest is kept
}

/// So many that a sample tells the tolerance.
TEST(MapData, fits_whatever_a_sample_says) {
  const RunReport report = report_with_necks(12000);
  const MapData whole = data_of(report, 100'000'000);
  EXPECT_EQ(whole.tolerance_m, 0.5);
  EXPECT_EQ(whole.left_out, 0U);
  for (const std::size_t most_bytes : {whole.json.size() * 3 / 4, whole.json.size() / 40}) {
    const MapData data = data_of(report, most_bytes);
    const auto json = nlohmann::json::parse(data.json);
    const auto& features = json["layers"][0]["features"];
    EXPECT_LE(data.json.size(), most_bytes);
    EXPECT_EQ(data.features, 12000U);
    EXPECT_EQ(features.size(), 12000U - data.left_out);
    EXPECT_EQ(features[0][2][0], "1") << "the narrowest is kept";
    EXPECT_EQ(data_of(report, most_bytes).json, data.json);
  }
  EXPECT_GT(data_of(report, whole.json.size() / 40).json.size(), whole.json.size() / 50)
      << "the room is used";
}

/// Without any room for evidence, names and values are there all the same.
TEST(MapData, never_cuts_names_and_values) {
  const MapData data = data_of(report_with_necks(50), 10);
  const auto json = nlohmann::json::parse(data.json);
  EXPECT_EQ(data.left_out, 50U);
  EXPECT_EQ(json["groups"][0]["names"].size(), 2U);
  EXPECT_EQ(json["districts"].size(), 2U);
}

}  // namespace
}  // namespace citygauge::html
