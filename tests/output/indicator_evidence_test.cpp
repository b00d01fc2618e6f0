// Each indicator gets the evidence that proves it, and no other's.
#include "output/indicator_evidence.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

Evidence evidence(const std::string& table, std::vector<EvidenceColumn> columns, int rows) {
  Evidence made{table, Shapes(ShapeKind::point), std::move(columns)};
  for (int i = 0; i < rows; ++i) {
    made.shapes.add_part(std::vector<Point>{{static_cast<double>(i), 0}});
    made.shapes.end_feature();
  }
  return made;
}

Indicator indicator(const std::string& id, const std::string& measure, const std::string& layer) {
  Indicator made;
  made.id = id;
  made.numerator.measure = measure;
  made.numerator.layer = layer;
  made.denominator =
      MeasureSpec{.measure = "district_area", .layer = "", .where = {}, .options = {}, .at = {}};
  return made;
}

using Texts = std::vector<std::string>;
using Numbers = std::vector<double>;

TEST(IndicatorEvidence, goes_by_the_measure_that_draws_it) {
  RunReport report;
  report.evidence = {evidence("evidence_roads", {}, 2), evidence("evidence_corridor_axis", {}, 1)};
  const auto roads = evidence_of(report, indicator("road_density", "length", "roads"));
  ASSERT_EQ(roads.size(), 1U);
  EXPECT_EQ(roads[0].table, "evidence_roads");
  EXPECT_EQ(roads[0].shapes.size(), 2U);
  EXPECT_TRUE(evidence_of(report, indicator("stops", "covered_area", "bus_stops")).empty());
}

TEST(IndicatorEvidence, picks_the_rows_of_its_layer) {
  RunReport report;
  report.evidence = {
      evidence("evidence_overlaps",
               {{"layer", Texts{"green", "land_cover", "green"}}, {"area_m2", Numbers{1, 2, 3}}}, 3)};
  const auto own = evidence_of(report, indicator("green_ratio", "area", "green"));
  ASSERT_EQ(own.size(), 1U);
  ASSERT_EQ(own[0].shapes.size(), 2U);
  EXPECT_EQ(own[0].shapes[1].points()[0].x, 2);  // the third row
  EXPECT_EQ(std::get<Numbers>(own[0].columns[1].values), (Numbers{1, 3}));
}

TEST(IndicatorEvidence, picks_the_rows_of_its_distance) {
  RunReport report;
  report.evidence = {evidence("evidence_uncovered",
                              {{"layer", Texts{"bus_stops", "bus_stops"}}, {"distance_m", Numbers{300, 500}}},
                              2)};
  Indicator within_500 = indicator("coverage", "covered_area", "bus_stops");
  within_500.numerator.options["distance_m"].value = 500.0;
  const auto own = evidence_of(report, within_500);
  ASSERT_EQ(own.size(), 1U);
  EXPECT_EQ(std::get<Numbers>(own[0].columns[1].values), Numbers{500});
}

TEST(IndicatorEvidence, follows_a_column_that_names_the_indicator) {
  RunReport report;
  report.evidence = {evidence("evidence_roads", {{"indicator", Texts{"a", "b"}}}, 2)};
  const auto own = evidence_of(report, indicator("b", "length", "roads"));
  ASSERT_EQ(own.size(), 1U);
  EXPECT_EQ(own[0].shapes[0].points()[0].x, 1);
}

}  // namespace
}  // namespace citygauge
