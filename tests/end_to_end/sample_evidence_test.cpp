// The evidence of the sample city is drawn where sample_data/README.md says, as wide and as large as it
// counts.
#include <gmock/gmock.h>

#include <cmath>

#include "end_to_end/sample_run.hpp"
#include "geometry/uncovered_outline.hpp"

namespace citygauge {
namespace {

using test::for_each_feature;
using test::number;
using test::Row;
using test::Sample;

/// The first and the last point of a line that has only one part.
std::pair<OGRPoint, OGRPoint> ends_of(const OGRFeature& feature) {
  const OGRLineString* line = feature.GetGeometryRef()->toMultiLineString()->getGeometryRef(0);
  OGRPoint first, last;
  line->StartPoint(&first);
  line->EndPoint(&last);
  return {first, last};
}

double border_length(const OGRMultiPolygon& area) {
  double length = 0;
  for (const OGRPolygon* part : area)
    for (const OGRLinearRing* ring : part) length += ring->get_Length();
  return length;
}

// README.md: the axis runs along u = (0.8, 0.6) through P = (543780, 3413930); the walls are parallel to it,
// 20 m to its left and right and 100 m long, so that the chord crosses the axis at a right angle within 50 m
// of P. 1 mm, as for all widths.
TEST_F(Sample, neck_of_40_m_is_drawn_where_it_is) {
  constexpr double tolerance_m = 1e-3;
  int bottlenecks = 0;
  const DatasetHandle file = geopackage();
  for_each_feature(*file, "evidence_corridor_neck", [&](const OGRFeature& neck) {
    const auto [first, last] = ends_of(neck);
    const double length = std::hypot(last.getX() - first.getX(), last.getY() - first.getY());
    EXPECT_NEAR(length, neck.GetFieldAsDouble("width_m"), tolerance_m)
        << "a chord is as long as the neck is wide";
    if (neck.GetFieldAsString("corridor_id") != std::string("C2")) return;
    if (neck.GetFieldAsString("kind") != std::string("bottleneck")) return;
    ++bottlenecks;
    EXPECT_NEAR(length, 40, tolerance_m);
    double sides = 0;
    for (const OGRPoint& end : {first, last}) {
      const double east = end.getX() - 543780, north = end.getY() - 3413930;
      EXPECT_LE(std::abs(0.8 * east + 0.6 * north), 50 + tolerance_m);
      EXPECT_NEAR(std::abs(0.8 * north - 0.6 * east), 20, tolerance_m);
      sides += 0.8 * north - 0.6 * east;
    }
    EXPECT_NEAR(sides, 0, tolerance_m) << "one end on either side of the axis";
  });
  EXPECT_EQ(bottlenecks, 1);
}

// An arc is drawn as chords that leave it by at most 1 m, into the disc: what is drawn is a little larger, by
// less than 1 m times the length of its border.
TEST_F(Sample, uncovered_area_is_drawn_as_large_as_it_counts) {
  std::map<std::string, double> short_of;
  for (const Row& row : results())
    if (row.at("indicator") == "bus_stop_coverage")
      short_of[row.at("district_id")] = number(row, "denominator") - number(row, "numerator");
  const DatasetHandle file = geopackage();
  for_each_feature(*file, "evidence_uncovered", [&](const OGRFeature& area) {
    const double expected = short_of.at(area.GetFieldAsString("district_id"));
    EXPECT_NEAR(area.GetFieldAsDouble("uncovered_m2"), expected, 1e-9 * 7e6);
    const OGRMultiPolygon* drawn = area.GetGeometryRef()->toMultiPolygon();
    EXPECT_GT(drawn->get_Area(), expected - 1e-3);
    EXPECT_LT(drawn->get_Area(), expected + drawn_arc_tolerance_m * border_length(*drawn));
    short_of.erase(area.GetFieldAsString("district_id"));
  });
  for (const auto& [district, area] : short_of) EXPECT_NEAR(area, 0, 1e-3) << district << " is not drawn";
}

// The park of 480 m x 490 m and the belt along its north side share 480 m x 50 m = 24 000 m2.
TEST_F(Sample, overlap_of_park_and_belt_is_drawn) {
  std::vector<double> areas;
  const DatasetHandle file = geopackage();
  for_each_feature(*file, "evidence_overlaps", [&](const OGRFeature& overlap) {
    EXPECT_NEAR(overlap.GetGeometryRef()->toMultiPolygon()->get_Area(), overlap.GetFieldAsDouble("area_m2"),
                1e-3);
    if (overlap.GetFieldAsString("layer") == std::string("green"))
      areas.push_back(overlap.GetFieldAsDouble("area_m2"));
  });
  EXPECT_THAT(areas, testing::Contains(testing::DoubleNear(24000, 1e-3)));
}

}  // namespace
}  // namespace citygauge
