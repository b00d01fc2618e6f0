#include "input/zone_prefix.hpp"

#include <gtest/gtest.h>

#include <array>

namespace citygauge {
namespace {

Crs crs(int code) {
  return crs_from_text("EPSG:" + std::to_string(code), {});
}

/// One feature from an easting to another.
EastingForms eastings(double from, double to) {
  EastingForms forms;
  forms.add(from, to);
  return forms;
}

/// So many features around each of these eastings.
EastingForms eastings(const std::vector<std::pair<double, int>>& counts) {
  EastingForms forms;
  for (const auto& [easting, count] : counts)
    for (int i = 0; i < count; ++i) forms.add(easting, easting + 100);
  return forms;
}

Crs fitting(int code, const EastingForms& forms, std::vector<Issue>& issues) {
  return crs_with_fitting_zone(crs(code), forms, "roads", "roads.shp", issues);
}

struct Case {
  int stated;
  double easting;
  const char* fitting;
};

// 4545 and 4524: 3 degrees, 108° E, without and with 36. 4508 and 4497: 6 degrees, 111° E, without and
// with 19.
TEST(ZonePrefix, crs_follows_the_eastings) {
  for (const Case& c : {Case{4545, 36'538'281, "EPSG:4524"}, Case{4524, 538'281, "EPSG:4545"},
                        Case{4508, 19'538'281, "EPSG:4497"}, Case{4497, 538'281, "EPSG:4546"}}) {
    std::vector<Issue> issues;
    EXPECT_EQ(fitting(c.stated, eastings(c.easting, c.easting + 2000), issues).name, c.fitting);
    ASSERT_EQ(issues.size(), 1U) << c.stated;
    EXPECT_EQ(issues[0].code, "zone_prefix");
  }
}

TEST(ZonePrefix, nothing_is_done_where_crs_and_eastings_agree_or_are_no_zones) {
  std::vector<Issue> issues;
  EXPECT_EQ(fitting(4545, eastings(538'281, 540'000), issues).name, "EPSG:4545");
  EXPECT_EQ(fitting(4524, eastings(36'538'281, 36'540'000), issues).name, "EPSG:4524");
  EXPECT_EQ(fitting(4490, eastings(108, 109), issues).name, "EPSG:4490");
  EXPECT_EQ(fitting(4545, eastings(0, 36'540'000), issues).name, "EPSG:4545") << "no easting of one zone";
  EXPECT_EQ(fitting(4545, EastingForms(), issues).name, "EPSG:4545");
  EXPECT_TRUE(issues.empty());
}

TEST(ZonePrefix, strays_change_nothing_and_are_told) {
  std::vector<Issue> issues;
  EXPECT_EQ(fitting(4545, eastings({{36'538'281, 19}, {538'281, 1}, {0, 3}}), issues).name, "EPSG:4524");
  ASSERT_EQ(issues.size(), 2U);
  EXPECT_EQ(issues[0].code, "stray_easting");
  EXPECT_EQ(issues[0].message, "the eastings of 4 features are not like those of the others");
  EXPECT_EQ(issues[1].code, "zone_prefix");
  issues.clear();
  EXPECT_EQ(fitting(4545, eastings({{538'281, 19}, {36'538'281, 1}}), issues).name, "EPSG:4545");
  ASSERT_EQ(issues.size(), 1U);
  EXPECT_EQ(issues[0].code, "stray_easting");
  issues.clear();
  EXPECT_EQ(fitting(4545, eastings({{0, 7}}), issues).name, "EPSG:4545") << "no easting at all";
  EXPECT_TRUE(issues.empty());
}

TEST(ZonePrefix, two_grids_in_one_layer_are_refused) {
  std::vector<Issue> issues;
  EXPECT_THROW(fitting(4545, eastings({{36'538'281, 8}, {538'281, 2}}), issues), Error);
  EXPECT_THROW(fitting(4545, eastings({{36'538'281, 1}, {538'281, 1}}), issues), Error);
}

TEST(ZonePrefix, extent_tells_whether_features_need_to_be_looked_at) {
  EXPECT_TRUE(eastings_fit(crs(4545), {538'281, 3.4e6, 540'000, 3.5e6}));
  EXPECT_FALSE(eastings_fit(crs(4545), {0, 0, 540'000, 3.5e6}));
  EXPECT_FALSE(eastings_fit(crs(4524), {538'281, 3.4e6, 540'000, 3.5e6}));
  EXPECT_TRUE(eastings_fit(crs(4490), {108, 30, 109, 31}));
}

TEST(ZonePrefix, number_of_another_zone_is_refused) {
  std::vector<Issue> issues;
  EXPECT_THROW(fitting(4545, eastings(35'538'281, 35'540'000), issues), Error);
}

// The number takes digits from the double: 36538281.12 - 36e6 is 538281.1199999973. They come back.
TEST(ZonePrefix, is_taken_off_exactly) {
  const CrsTransform transform(crs(4524), crs(4545), "roads");
  std::array points{Point{36'538'281.12, 3'413'560.07}, Point{36'000'000.1, 1}};
  transform.apply(points);
  EXPECT_EQ(points[0].x, 538281.12);
  EXPECT_EQ(points[0].y, 3413560.07);
  EXPECT_EQ(points[1].x, 0.1);
}

}  // namespace
}  // namespace citygauge
