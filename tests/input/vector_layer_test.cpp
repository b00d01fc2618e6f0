#include "input/vector_layer.hpp"

#include <gtest/gtest.h>

#include "config/library.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

constexpr int working_epsg = 4545;

/// What reading a land-use layer with 用地用海 codes says.
LayerReading read_land_use(const std::vector<test::TinyFeature>& features) {
  const test::TemporaryFolder folder;
  test::write_layer(folder / "city.gpkg", "land_use", wkbPolygon, working_epsg, features, {"YDYHFLDM"});
  const Library library = load_library(CITYGAUGE_SOURCE_DIR);
  LayerSource source;
  source.role = "land_use";
  source.source = folder / "city.gpkg";
  source.layer = "land_use";
  VectorLayer layer(source, library.roles.at("land_use"), {"class"}, library.code_systems);
  const CrsTransform same(*layer.crs(), *layer.crs(), "land_use");
  return layer.read(same, [](const FeatureBatch& batch) { return std::vector<bool>(batch.size(), true); });
}

test::TinyFeature square(double x, double side_m, const std::string& code) {
  const auto corner = [&](double dx, double dy) {
    return std::to_string(500000 + x + dx) + ' ' + std::to_string(3400000 + dy);
  };
  return {"POLYGON((" + corner(0, 0) + ',' + corner(side_m, 0) + ',' + corner(side_m, side_m) + ',' +
              corner(0, side_m) + ',' + corner(0, 0) + "))",
          {{"YDYHFLDM", code}}};
}

// 100 m by 100 m and 50 m by 50 m of a code that is in no table: the planner sees what may be missing.
TEST(VectorLayer, tells_how_much_area_an_unknown_code_loses) {
  const LayerReading reading =
      read_land_use({square(0, 100, "9999"), square(200, 50, "9999"), square(400, 70, "0701")});
  ASSERT_EQ(reading.issues.size(), 1U);
  EXPECT_EQ(reading.issues[0].code, "unknown_value");
  EXPECT_EQ(reading.issues[0].message, "code `9999` is not known (2 features, 12500 m2)");
}

TEST(VectorLayer, says_nothing_of_codes_that_are_known) {
  EXPECT_TRUE(read_land_use({square(0, 100, "0701"), square(200, 50, "140100")}).issues.empty());
}

/// Kindergartens and one more field than any role knows, in a file of that ending.
LayerReading read_facilities(const std::string& ending, const std::vector<test::TinyFeature>& features,
                             bool keep_duplicates = false) {
  const test::TemporaryFolder folder;
  test::write_layer(folder / ("city" + ending), "city", wkbPoint, working_epsg, features, {"class", "note"});
  const Library library = load_library(CITYGAUGE_SOURCE_DIR);
  LayerSource source;
  source.role = "facilities";
  source.source = folder / ("city" + ending);
  source.keep_duplicates = keep_duplicates;
  VectorLayer layer(source, library.roles.at("facilities"), {"class"}, library.code_systems);
  const CrsTransform same(*layer.crs(), *layer.crs(), "facilities");
  return layer.read(same, [](const FeatureBatch& batch) { return std::vector<bool>(batch.size(), true); });
}

test::TinyFeature kindergarten(int x, const std::string& note) {
  return {"POINT(" + std::to_string(500000 + x) + " 3400000)", {{"class", "kindergarten"}, {"note", note}}};
}

class DuplicateFeatures : public testing::TestWithParam<const char*> {};

// Two of five repeat an earlier one: the third and the fifth. The second lies at the same spot with a note of
// its own, in a field that the run does not ask for; the fourth has no note.
TEST_P(DuplicateFeatures, are_left_out_when_every_field_agrees) {
  const std::vector<test::TinyFeature> features{kindergarten(1, "a"), kindergarten(1, "b"),
                                                kindergarten(1, "a"), kindergarten(1, ""),
                                                kindergarten(1, "b")};
  const LayerReading reading = read_facilities(GetParam(), features);
  EXPECT_EQ(reading.counts.read, 5);
  EXPECT_EQ(reading.counts.used, 3);
  EXPECT_EQ(reading.counts.rejected, 2);
  ASSERT_EQ(reading.issues.size(), 2U);
  EXPECT_EQ(reading.issues[0].code, "duplicate_feature");
  EXPECT_EQ(*reading.issues[1].fid - *reading.issues[0].fid, 2);
  EXPECT_EQ(reading.issues[0].place, std::pair(500001.0, 3400000.0));
  EXPECT_EQ(read_facilities(GetParam(), features, true).counts.used, 5);
}

INSTANTIATE_TEST_SUITE_P(Formats, DuplicateFeatures, testing::Values(".gpkg", ".shp", ".geojson", ".fgb"));

// More than one batch of 8192 features: twenty thousand at their own places, then the first ones again.
TEST(VectorLayer, finds_duplicates_across_batches) {
  std::vector<test::TinyFeature> features;
  for (int i = 0; i < 20000; ++i) features.push_back(kindergarten(i, ""));
  for (int i = 0; i < 30; ++i) features.push_back(kindergarten(i, i < 10 ? "another" : ""));
  const LayerReading reading = read_facilities(".fgb", features);
  EXPECT_EQ(reading.counts.read, 20030);
  EXPECT_EQ(reading.counts.used, 20010);
  EXPECT_EQ(reading.counts.rejected, 20);
}

}  // namespace
}  // namespace citygauge
