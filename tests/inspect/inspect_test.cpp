#include "inspect/inspect.hpp"

#include <gmock/gmock.h>

#include "config/toml_text.hpp"
#include "inspect/drafted_values.hpp"
#include "support/tiny_city.hpp"

namespace citygauge {
namespace {

using test::write_layer;

constexpr int epsg = 4545;

class Inspect : public testing::Test {
 protected:
  Inspection inspect() const {
    return inspect_files(map_files(folder_.path()), library_, load_role_names(library_));
  }
  static const Finding* find(const InspectedLayer& layer, const std::string& code) {
    const auto found = std::ranges::find(layer.findings, code, &Finding::code);
    return found == layer.findings.end() ? nullptr : &*found;
  }
  static std::size_t count(const InspectedLayer& layer, const std::string& code) {
    const Finding* found = find(layer, code);
    return found == nullptr ? 0 : found->places.size();
  }
  std::filesystem::path file(const std::string& name) const { return folder_ / name; }

  test::TemporaryFolder folder_;
  Library library_ = load_library(CITYGAUGE_SOURCE_DIR);
};

/// A rectangle from (x, y), in metres from a corner near Wanzhou.
std::string box(double x, double y, double width, double height) {
  const double left = 540000 + x, low = 3410000 + y;
  std::ostringstream wkt;
  wkt.precision(12);
  wkt << "POLYGON((" << left << ' ' << low << ',' << left + width << ' ' << low << ',' << left + width << ' '
      << low + height << ',' << left << ' ' << low + height << ',' << left << ' ' << low << "))";
  return wkt.str();
}

TEST_F(Inspect, clean_districts_have_no_findings) {
  write_layer(file("districts.gpkg"), "districts", wkbPolygon, epsg,
              {{box(0, 0, 1000, 1000), {{"did", "1"}}}, {box(1000, 0, 1000, 1000), {{"did", "2"}}}}, {"did"});
  const Inspection found = inspect();
  ASSERT_EQ(found.layers.size(), 1U);
  EXPECT_THAT(found.layers[0].findings, testing::IsEmpty());
  EXPECT_FALSE(found.has_problems());
  EXPECT_EQ(found.layers[0].role(), "districts");
  EXPECT_TRUE(found.layers[0].roles.front().sure);
}

// Four districts in a row: 1 and 2 overlap by 2 m × 1000 m; between 2 and 3 a gap of 0.5 m is open at both
// ends; 3 and 4 leave a hole of 4 m × 100 m between them.
TEST_F(Inspect, overlaps_and_gaps_of_districts_are_found_with_their_areas) {
  const std::string notched =
      "POLYGON((542000.5 3410000,543000.5 3410000,543000.5 3410400,542996.5 3410400,542996.5 "
      "3410500,543000.5 "
      "3410500,543000.5 3411000,542000.5 3411000,542000.5 3410000))";
  write_layer(file("districts.gpkg"), "districts", wkbPolygon, epsg,
              {{box(0, 0, 1002, 1000), {}},
               {box(1000, 0, 1000, 1000), {}},
               {notched, {}},
               {box(3000.5, 0, 1000, 1000), {}}});
  const Inspection found = inspect();
  const InspectedLayer& layer = found.layers.at(0);
  ASSERT_EQ(count(layer, "overlap"), 1U);
  EXPECT_EQ(find(layer, "overlap")->places[0].detail, "2: 2000.00 m2");
  ASSERT_EQ(count(layer, "gap"), 2U);
  std::vector<std::string> areas;
  for (const FindingPlace& place : find(layer, "gap")->places) areas.push_back(place.detail);
  EXPECT_THAT(areas, testing::Contains("400.00 m2"));
  // The closing by arcs of 0.5 m leaves 2 × (0.25² − π 0.25² / 4 …) out at the two mouths: below 0.3 m2.
  const double open_m2 = std::stod(areas[0] == "400.00 m2" ? areas[1] : areas[0]);
  EXPECT_NEAR(open_m2, 500, 0.5);
}

TEST_F(Inspect, a_wide_hole_is_a_note) {
  const std::string ring =
      "POLYGON((540000 3410000,543000 3410000,543000 3413000,540000 3413000,540000 3410000),(541000 "
      "3411000,541000 "
      "3412000,542000 3412000,542000 3411000,541000 3411000))";
  write_layer(file("districts.gpkg"), "districts", wkbPolygon, epsg, {{ring, {}}});
  const Inspection found = inspect();
  EXPECT_EQ(count(found.layers.at(0), "enclosed_hole"), 1U);
  EXPECT_FALSE(found.has_problems());
}

// Ends: (1000, 0.3) misses the first street by 0.3 m; (500, 0) meets it; three ends are free.
TEST_F(Inspect, line_ends_that_miss_are_dangles) {
  write_layer(file("roads.gpkg"), "roads", wkbLineString, epsg,
              {{"LINESTRING(540000 3410000,542000 3410000)", {{"class", "支路"}}},
               {"LINESTRING(541000 3410000.3,541000 3410500)", {{"class", "支路"}}},
               {"LINESTRING(540500 3410000,540500 3410500)", {{"class", "支路"}}}},
              {"class"});
  const Inspection found = inspect();
  const InspectedLayer& layer = found.layers.at(0);
  ASSERT_EQ(count(layer, "dangle"), 1U);
  EXPECT_EQ(find(layer, "dangle")->places[0].fid, 2);
  EXPECT_EQ(find(layer, "dangle")->places[0].detail, "0.300 m");
  EXPECT_EQ(count(layer, "free_end"), 4U) << "both ends of the first street, the far ends of the others";
}

TEST_F(Inspect, a_repeated_shape_is_found_from_any_first_point) {
  const std::string turned =
      "POLYGON((540100 3410100,540000 3410100,540000 3410000,540100 3410000,540100 3410100))";
  write_layer(file("green.gpkg"), "green", wkbPolygon, epsg,
              {{box(0, 0, 100, 100), {{"class", "G1"}}},
               {turned, {{"class", "G1"}}},
               {turned, {{"class", "G2"}}},
               {box(0, 0, 100, 101), {{"class", "G1"}}}},
              {"class"});
  const Inspection found = inspect();
  EXPECT_EQ(count(found.layers.at(0), "duplicate_feature"), 1U);
  EXPECT_EQ(count(found.layers.at(0), "same_geometry"), 1U);
}

TEST_F(Inspect, invalid_and_missing_shapes_are_told_by_kind) {
  const std::string bow =
      "POLYGON((540000 3410000,540100 3410100,540100 3410000,540000 3410100,540000 3410000))";
  write_layer(file("green.gpkg"), "green", wkbPolygon, epsg,
              {{bow, {{"class", "G1"}}}, {"", {{"class", "G1"}}}, {"POLYGON EMPTY", {{"class", "G1"}}}},
              {"class"});
  const InspectedLayer layer = inspect().layers.at(0);
  ASSERT_EQ(count(layer, "invalid_polygon"), 1U);
  EXPECT_NEAR(find(layer, "invalid_polygon")->places[0].place->x, 540050, 1e-6);
  EXPECT_NEAR(find(layer, "invalid_polygon")->places[0].place->y, 3410050, 1e-6);
  EXPECT_EQ(count(layer, "no_geometry") + count(layer, "empty_geometry"), 2U);
}

// Squares of 100 m, 200 m and 300 m: 1, 4 and 9 ha, or 15, 60 and 135 亩; the last one says 150.
TEST_F(Inspect, the_unit_of_an_area_field_is_told) {
  std::string features;
  const std::array sides{100, 200, 300, 400};
  const std::array mu{15, 60, 135, 300};  // 400 m: 16 ha = 240 亩
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const int x = 540000 + 1000 * static_cast<int>(i), y = 3410000, s = sides[i];
    std::ostringstream json;
    json << (i == 0 ? "" : ",") << R"({"type":"Feature","properties":{"DLBM":"0101","TBMJ":)" << mu[i]
         << R"(},"geometry":{"type":"Polygon","coordinates":[[[)" << x << ',' << y << "],[" << x + s << ','
         << y << "],[" << x + s << ',' << y + s << "],[" << x << ',' << y + s << "],[" << x << ',' << y
         << "]]]}}";
    features += json.str();
  }
  test::write_text(
      file("DLTB.geojson"),
      R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4545"}},"features":[)" +
          features + "]}");
  const InspectedLayer layer = inspect().layers.at(0);
  EXPECT_EQ(layer.role(), "land_use");
  EXPECT_NE(find(layer, "area_in_mu"), nullptr);
  ASSERT_EQ(count(layer, "area_differs"), 1U);
  EXPECT_EQ(find(layer, "area_differs")->places[0].detail, "+25.0 %");
}

TEST_F(Inspect, a_layer_labelled_with_the_next_zone_is_found) {
  write_layer(file("districts.gpkg"), "districts", wkbPolygon, 4545, {{box(0, 0, 5000, 5000), {}}});
  // The same numbers, but said to be about 105 E instead of 108 E: 285 km to the west.
  write_layer(file("roads.gpkg"), "roads", wkbLineString, 4544,
              {{"LINESTRING(540000 3410000,542000 3412000)", {{"class", "支路"}}}}, {"class"});
  const Inspection found = inspect();
  const Finding* zone = find(found.layers.at(1), "neighbouring_zone");
  ASSERT_NE(zone, nullptr);
  EXPECT_EQ(zone->suggested_crs, "EPSG:4545");
}

TEST_F(Inspect, a_raster_of_another_place_moves_nothing) {
  write_layer(file("roads.gpkg"), "roads", wkbLineString, 4545,
              {{"LINESTRING(540000 3410000,542000 3412000)", {{"class", "支路"}}}}, {"class"});
  start_gdal();
  {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    const DatasetHandle world(driver->Create(file("a_world.tif").c_str(), 4, 2, 1, GDT_Byte, nullptr));
    std::array<double, 6> to_map{-180, 90, 0, 90, 0, -90};
    world->SetGeoTransform(to_map.data());
    OGRSpatialReference srs;
    srs.importFromEPSG(4326);
    world->SetSpatialRef(&srs);
  }
  const Inspection found = inspect();
  ASSERT_EQ(found.layers.size(), 2U);
  EXPECT_EQ(found.crs_name, "EPSG:4545");
  EXPECT_FALSE(found.has_problems());
}

TEST_F(Inspect, features_off_the_earth_are_told_and_hurt_no_check) {
  write_layer(file("districts.gpkg"), "districts", wkbPolygon, 4490,
              {{"POLYGON((108.4 30.8,108.5 30.8,108.5 30.9,108.4 30.8))", {}},
               {"POLYGON((108.4 30.7,108.5 30.7,108.5 30.8,108.4 30.7))", {}},
               {"POLYGON((108.4 95,108.5 95,108.5 3e9,108.4 95))", {}}});
  const Inspection found = inspect();
  EXPECT_EQ(found.crs_name, "EPSG:4545");
  ASSERT_EQ(count(found.layers.at(0), "outside_crs"), 1U);
  EXPECT_EQ(find(found.layers.at(0), "outside_crs")->places[0].fid, 3);
}

TEST_F(Inspect, unreadable_files_are_told_beside_the_readable) {
  write_layer(file("districts.gpkg"), "districts", wkbPolygon, epsg, {{box(0, 0, 1000, 1000), {}}});
  test::write_text(file("broken.gpkg"), "not a database");
  const Inspection found = inspect();
  EXPECT_EQ(found.layers.size(), 1U);
  ASSERT_EQ(found.unreadable.size(), 1U);
  EXPECT_TRUE(found.has_problems());
}

/// A shapefile as a survey office leaves it: GBK in names and values, no .cpg, nothing in the table's head.
void write_gbk_shapefile(const std::filesystem::path& file) {
  start_gdal();
  {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("ESRI Shapefile");
    const DatasetHandle dataset(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference srs;
    srs.importFromEPSG(epsg);
    const std::array<char*, 2> options{const_cast<char*>("ENCODING=CP936"), nullptr};
    OGRLayer* layer = dataset->CreateLayer("green", &srs, wkbPolygon, const_cast<char**>(options.data()));
    OGRFieldDefn definition("绿地类型", OFTString);
    layer->CreateField(&definition);
    OGRFeature feature(layer->GetLayerDefn());
    feature.SetField(0, "公园绿地");
    OGRGeometry* geometry = nullptr;
    OGRGeometryFactory::createFromWkt(box(0, 0, 100, 100).c_str(), nullptr, &geometry);
    feature.SetGeometryDirectly(geometry);
    ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
  }
  std::filesystem::remove(std::filesystem::path(file).replace_extension(".cpg"));
  std::fstream table(std::filesystem::path(file).replace_extension(".dbf"),
                     std::ios::in | std::ios::out | std::ios::binary);
  table.seekp(29);  // the language driver
  table.put('\0');
}

TEST_F(Inspect, gbk_without_a_word_about_it_is_detected_and_read) {
  write_gbk_shapefile(file("green.shp"));
  const InspectedLayer layer = inspect().layers.at(0);
  EXPECT_EQ(layer.stored.encoding.stated, "");
  EXPECT_EQ(layer.stored.encoding.detected, "CP936");
  EXPECT_NE(find(layer, "encoding_unstated"), nullptr);
  ASSERT_EQ(layer.stored.fields.size(), 1U);
  EXPECT_EQ(layer.stored.fields[0].name, "绿地类型");
  EXPECT_THAT(layer.stored.fields[0].values, testing::ElementsAre("公园绿地"));
  EXPECT_THAT(layer.roles.at(0).fields, testing::ElementsAre(testing::Pair("class", "绿地类型")));
}

TEST_F(Inspect, values_are_guessed_by_the_longest_known_word) {
  const Role& stops = library_.roles.at("bus_stops");
  StoredField mode;
  mode.name = "mode";
  mode.values = {"公交", "快速公交", "缆"};
  const auto unknown = unknown_values(*stops.attribute("mode"), mode, stops, library_);
  EXPECT_THAT(unknown, testing::ElementsAre(testing::Pair("快速公交", "bus"), testing::Pair("缆", "")));
  StoredField status;
  status.name = "状态";
  status.values = {"现状", "已建", "规划"};
  EXPECT_EQ(built_only(*library_.roles.at("roads").attribute("status"), status),
            "\"状态\" IN ('现状', '已建')");
  EXPECT_EQ(toml_text("a\"b\\\n"), "\"a\\\"b\\\\\\u000A\"");
}

}  // namespace
}  // namespace citygauge
