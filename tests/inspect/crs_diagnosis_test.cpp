#include "inspect/crs_diagnosis.hpp"

#include <gmock/gmock.h>

#include "inspect/gcj_offset.hpp"

namespace citygauge {
namespace {

struct Case {
  const char* crs;  // "" for none
  Point typical;
  const char* code;   // "" for no finding
  const char* taken;  // CRS that the checks take; "" for none
};

std::vector<std::string> codes(const CrsDiagnosis& diagnosis) {
  std::vector<std::string> found;
  for (const Finding& finding : diagnosis.findings) found.push_back(finding.code);
  return found;
}

CrsDiagnosis diagnose(const Case& given) {
  std::optional<Crs> stored;
  if (*given.crs != '\0') stored = crs_from_text(given.crs, {});
  return diagnose_crs(stored, given.typical);
}

// Wanzhou: 108.4 E, 30.8 N; in EPSG:4545 about 538 000, 3 409 000. Zone 36 has its meridian at 36 × 3 = 108
// E; of six degrees, zone 19 has it at 19 × 6 − 3 = 111 E.
TEST(CrsDiagnosis, tells_what_coordinates_look_like) {
  for (const Case& given : {
           Case{"EPSG:4545", {538281, 3409000}, "", "EPSG:4545"},
           Case{"EPSG:4524", {36538281, 3409000}, "", "EPSG:4524"},
           Case{"EPSG:4490", {108.4, 30.8}, "", "EPSG:4490"},
           Case{"EPSG:32649", {250000, 3409000}, "", "EPSG:32649"},
           Case{"EPSG:32633", {500000, 5600000}, "", "EPSG:32633"},  // Prague: not ours to doubt
           Case{"EPSG:28992", {155000, 463000}, "", "EPSG:28992"},   // Amersfoort: no Gauss-Krüger
           Case{"EPSG:4326", {-9.1, 38.7}, "", "EPSG:4326"},
           Case{"EPSG:4545", {36538281, 3409000}, "zone_prefixed_easting", "EPSG:4524"},
           Case{"EPSG:4497", {36538281, 3409000}, "zone_prefixed_easting", "EPSG:4524"},
           Case{"EPSG:4524", {538281, 3409000}, "zone_prefix_missing", "EPSG:4545"},
           Case{"EPSG:4497", {238281, 3409000}, "zone_prefix_missing", "EPSG:4508"},
           Case{"EPSG:4545", {108.4, 30.8}, "degrees_labelled_metres", "EPSG:4490"},
           Case{"EPSG:4490", {36538281, 3409000}, "metres_labelled_degrees", "EPSG:4524"},
           Case{"EPSG:4490", {538281, 3409000}, "metres_labelled_degrees", ""},
           Case{"EPSG:4490", {30.8, 108.4}, "swapped_axes", "EPSG:4490"},
           Case{"EPSG:4545", {3409000, 538281}, "swapped_axes", "EPSG:4545"},
           Case{"EPSG:4545", {538281000, 3409000000}, "millimetres", "EPSG:4545"},
           Case{"EPSG:2333", {19300000, 3409000}, "old_datum", "EPSG:2333"},
           Case{"", {108.4, 30.8}, "crs_missing", "EPSG:4490"},
           Case{"", {36538281, 3409000}, "crs_missing", "EPSG:4524"},
           Case{"", {19300000, 3409000}, "crs_missing", "EPSG:4497"},
           Case{"", {538281, 3409000}, "crs_missing", ""},
       }) {
    const CrsDiagnosis found = diagnose(given);
    const auto expected =
        *given.code == '\0' ? std::vector<std::string>{} : std::vector<std::string>{given.code};
    EXPECT_EQ(codes(found), expected) << given.crs << ' ' << given.typical.x;
    EXPECT_EQ(found.crs ? found.crs->name : "", given.taken) << given.crs << ' ' << given.typical.x;
  }
}

TEST(CrsDiagnosis, two_faults_are_told_together) {
  const CrsDiagnosis found = diagnose({"EPSG:4545", {3409000, 36538281}, "", ""});
  EXPECT_THAT(codes(found), testing::ElementsAre("swapped_axes", "zone_prefixed_easting"));
  EXPECT_TRUE(found.swapped);
  EXPECT_EQ(found.crs->name, "EPSG:4524");
}

// Pairs published with the formula (eviltransform's tests), good to a metre, 1e-5 degrees.
TEST(GcjOffset, takes_the_published_offset_away) {
  for (const auto& [gcj, wgs] :
       {std::pair{Point{121.531541859215, 31.17530398364597}, Point{121.5272106, 31.1774276}},
        std::pair{Point{113.9171764808363, 22.540796131694766}, Point{113.912316, 22.543847}},
        std::pair{Point{116.38404722455657, 39.91334545536069}, Point{116.377817, 39.911954}}}) {
    EXPECT_NEAR(from_gcj02(gcj).x, wgs.x, 1e-5);
    EXPECT_NEAR(from_gcj02(gcj).y, wgs.y, 1e-5);
  }
}

/// Stops 5 m beside streets that are a kilometre apart.
struct Stops {
  Shapes roads{ShapeKind::line};
  std::vector<Point> stops;
  Crs crs = crs_from_text("EPSG:4545", {});

  Stops() {
    for (int k = 0; k < 4; ++k) {
      const double x = 540000 + 1000.0 * k, y = 3410000 + 1000.0 * k;
      roads.add_part(std::vector<Point>{{x, 3409000}, {x, 3415000}});
      roads.end_feature();
      roads.add_part(std::vector<Point>{{539000, y}, {545000, y}});
      roads.end_feature();
      for (int i = 0; i < 8; ++i) {
        stops.push_back({x + 5, 3410450 + 390.0 * i});
        stops.push_back({540450 + 390.0 * i, y - 5});
      }
    }
  }
  std::optional<OffsetSuspicion> suspicion(const std::vector<Point>& points) const {
    Shapes shapes(ShapeKind::point);
    for (const Point p : points) {
      shapes.add_part({&p, 1});
      shapes.end_feature();
    }
    return offset_from_roads(shapes, roads, crs);
  }
};

TEST(GcjOffset, is_seen_where_stops_come_back_to_their_streets) {
  const Stops city;
  EXPECT_FALSE(city.suspicion(city.stops)) << "as surveyed";
  const Crs degrees = crs_from_text("EPSG:4490", {});
  std::vector<Point> shifted = city.stops;
  CrsTransform(city.crs, degrees, "").apply(shifted);
  for (Point& p : shifted) {
    Point gcj = p;
    for (int i = 0; i < 5; ++i) gcj = gcj + (p - from_gcj02(gcj));
    p = gcj;
  }
  CrsTransform(degrees, city.crs, "").apply(shifted);
  const auto found = city.suspicion(shifted);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->datum, "GCJ-02");
  EXPECT_NEAR(found->moved_m, 5, 0.5);
  EXPECT_GT(found->as_stored_m, 100);
}

TEST(GcjOffset, is_not_suspected_of_any_other_shift) {
  const Stops city;
  std::vector<Point> shifted = city.stops;
  for (Point& p : shifted) p = p + Point{-300, 240};
  EXPECT_FALSE(city.suspicion(shifted));
}

}  // namespace
}  // namespace citygauge
