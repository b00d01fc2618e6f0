#include "input/crs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace citygauge {
namespace {

Crs epsg(int code) {
  return crs_from_text("EPSG:" + std::to_string(code), {});
}

std::string chosen_at(double longitude, double latitude) {
  return metric_crs_for(epsg(4326), {longitude, latitude, longitude + 0.01, latitude + 0.01}).name;
}

// INDICATORS §6: Wanzhou (108.4°E) EPSG:4545, Mianyang (104.7°E) 4544.
TEST(Crs, chooses_the_three_degree_zone_in_china_and_utm_elsewhere) {
  EXPECT_EQ(chosen_at(108.4, 30.8), "EPSG:4545");
  EXPECT_EQ(chosen_at(104.7, 31.5), "EPSG:4544");
  EXPECT_EQ(chosen_at(26.1, 44.4), "EPSG:32635");
  EXPECT_EQ(chosen_at(-15.4, 28.1), "EPSG:32628");
  EXPECT_EQ(chosen_at(-43.2, -22.9), "EPSG:32723");
}

TEST(Crs, keeps_a_metric_crs_and_leaves_web_mercator) {
  EXPECT_EQ(metric_crs_for(epsg(4545), {540000, 3410000, 541000, 3411000}).name, "EPSG:4545");
  EXPECT_FALSE(epsg(3857).metric);
  EXPECT_TRUE(epsg(3857).web_mercator);
  // Wanzhou in Web Mercator: x = 108.4° · 111319.49, y for 30.8°.
  EXPECT_EQ(metric_crs_for(epsg(3857), {12067000, 3602000, 12068000, 3603000}).name, "EPSG:4545");
}

// The zone form differs from the plain form by its zone number in front of the easting: 36 · 1,000,000.
TEST(Crs, zone_form_is_the_plain_form_with_the_zone_in_front) {
  const CrsTransform transform(epsg(4524), epsg(4545), "test");
  Point p{36538281.25, 3410000.5};
  transform.apply({&p, 1});
  EXPECT_NEAR(p.x, 538281.25, 1e-6);
  EXPECT_NEAR(p.y, 3410000.5, 1e-6);
}

TEST(Crs, cgcs2000_and_wgs84_are_taken_as_one_and_said) {
  const CrsTransform transform(epsg(4326), epsg(4545), "test");
  EXPECT_TRUE(transform.ballpark());
  Point p{108, 31};  // on the central meridian: easting 500,000 exactly
  transform.apply({&p, 1});
  EXPECT_NEAR(p.x, 500000, 1e-3);
}

TEST(Crs, old_chinese_datums_are_refused_without_parameters) {
  for (const int code : {4610, 4214}) {  // Xi'an 80, Beijing 54
    try {
      const CrsTransform transform(epsg(code), epsg(4545), "plan.shp");
      FAIL() << code;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::input);
      EXPECT_THAT(error.what(), testing::HasSubstr("plan.shp"));
    }
  }
}

TEST(Crs, the_same_crs_needs_no_transformation) {
  EXPECT_TRUE(CrsTransform(epsg(4545), epsg(4545), "test").identity());
}

// Transverse Mercator on the sphere: k = 1 + (x − 500000)² / 2R², to third order; 40 km off the
// meridian 1.0000197.
TEST(Crs, distortion_follows_the_distance_from_the_central_meridian) {
  const Distortion d = distortion(epsg(4545), {540000, 3410000, 540001, 3410001});
  const double expected = 1 + 40000.0 * 40000.0 / (2 * 6371000.0 * 6371000.0);
  EXPECT_NEAR(d.least_scale, expected, 2e-7);
  EXPECT_NEAR(d.greatest_scale, expected, 2e-7);
}

// γ ≈ Δλ sin φ. λ = 108.4°, φ = 30.8° lies 0.4° east of the central meridian 108°: 0.4 × sin 30.8° =
// 0.4 × 0.51204 = 0.20482°. The next term, Δλ³ sin φ cos² φ / 3, is 2.5e-6°.
// EPSG:4545 names northing first, which proj_factors does not expect: taken as it is it says 31.5°.
TEST(Crs, grid_north_lies_east_of_true_north_east_of_the_central_meridian) {
  const Crs crs = epsg(4545);
  std::vector<Point> places{{108.4, 30.8}, {107.6, 30.8}, {108.0, 30.8}};
  CrsTransform(epsg(4490), crs, "test").apply(places);
  EXPECT_NEAR(grid_convergence_degrees(crs.wkt, places[0]).value(), 0.20482, 1e-5);
  EXPECT_NEAR(grid_convergence_degrees(crs.wkt, places[1]).value(), -0.20482, 1e-5);
  EXPECT_NEAR(grid_convergence_degrees(crs.wkt, places[2]).value(), 0, 1e-9);
}

// The same by its meaning: a short step to true north moves east on the grid by -step × tan γ. The southern
// hemisphere turns the sign: UTM 56S, Sydney, 151.2 - 153 = -1.8°, sin(-33.87°) = -0.55731: γ = +1.0032°.
TEST(Crs, convergence_is_the_turn_of_the_grid_against_the_meridian) {
  const Crs crs = epsg(32756);
  std::vector<Point> places{{151.2, -33.87}, {151.2, -33.869}};
  CrsTransform(epsg(4326), crs, "test").apply(places);
  const Point step = places[1] - places[0];
  const double turn = -std::atan2(step.x, step.y) * 180 / std::acos(-1);
  EXPECT_NEAR(turn, 1.0032, 1e-3);
  EXPECT_NEAR(grid_convergence_degrees(crs.wkt, places[0]).value(), turn, 1e-4);
}

TEST(Crs, convergence_of_no_projected_crs_is_no_number) {
  EXPECT_FALSE(grid_convergence_degrees(epsg(4490).wkt, {108, 30}));
  EXPECT_FALSE(grid_convergence_degrees("nonsense", {108, 30}));
  EXPECT_FALSE(grid_convergence_degrees(epsg(4545).wkt, {1e12, 1e12}));
}

// INDICATORS §1.9: near Wanzhou 8.00 km/km² reads 6.87 in EPSG:3857, that is lengths are 8.00 / 6.87 too
// long.
TEST(Crs, web_mercator_is_shown_to_be_far_off) {
  const Distortion d = distortion(epsg(3857), {12067000, 3602000, 12067100, 3602100});
  EXPECT_NEAR(d.least_scale, 8.00 / 6.87, 5e-3);
  EXPECT_NEAR(d.greatest_scale, 8.00 / 6.87, 5e-3);
}

TEST(Crs, an_unknown_name_is_a_configuration_error_with_its_place) {
  try {
    (void)crs_from_text("EPSG:99999", {"project.toml", 3, 7});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::config);
    EXPECT_THAT(error.what(), testing::StartsWith("project.toml:3:7: "));
  }
}

}  // namespace
}  // namespace citygauge
