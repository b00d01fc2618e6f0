// One small city, written in several formats and coordinate systems, gives one set of numbers.
//
// Two districts of 1 km2 lie side by side. By hand:
//   road density       a street of 1 km in each; a branch along their border, half of 1 km each; in A two
//                      one-way lines of one road, once 1 km: 2.5 and 1.5 km/km2
//   green ratio        A: 300 m of 1000 m. B: 800^2 m2 less a hole of 200^2 m2: 60 %
//   permeable share    A: 400 m of 1000 m is building. B: all grass
//   bus-stop coverage  A: a disc of 500 m, pi / 4. B: half a disc, pi / 8
//   corridor           100 m wide, a building leaves 30 m and 50 m: 50 m
#include <gmock/gmock.h>

#include <numbers>

#include "support/result_tables.hpp"

namespace citygauge {
namespace {

using test::citygauge;
using test::TinyFeature;
using test::ValueKey;
using testing::HasSubstr;

constexpr int gauss_krueger = 4545;          // CGCS2000, 3-degree zone, 108° E: the city's own
constexpr int gauss_krueger_zone_36 = 4524;  // the same with the zone before the easting: x is 36 540 000
constexpr int cgcs2000_degrees = 4490;
constexpr int wgs84_degrees = 4326;

const std::map<ValueKey, double> by_hand{{{"A", "road_density"}, 2.5},
                                         {{"B", "road_density"}, 1.5},
                                         {{"A", "green_ratio"}, 30},
                                         {{"B", "green_ratio"}, 60},
                                         {{"A", "permeable_share"}, 60},
                                         {{"B", "permeable_share"}, 100},
                                         {{"A", "bus_stop_coverage"}, 25 * std::numbers::pi},
                                         {{"B", "bus_stop_coverage"}, 12.5 * std::numbers::pi},
                                         {{"C", "corridor_net_width"}, 50}};

struct TinyLayer {
  OGRwkbGeometryType type;
  std::vector<std::string> fields;
  std::vector<TinyFeature> features;  // x and y from the city's south-west corner
};

std::string rectangle(int west, int south, int east, int north) {
  const auto corner = [](int x, int y) { return std::to_string(x) + " " + std::to_string(y); };
  return "(" + corner(west, south) + "," + corner(east, south) + "," + corner(east, north) + "," +
         corner(west, north) + "," + corner(west, south) + ")";
}

std::string polygon(int west, int south, int east, int north) {
  return "POLYGON(" + rectangle(west, south, east, north) + ")";
}

std::map<std::string, TinyLayer> city() {
  std::map<std::string, TinyLayer> layers;
  layers["districts"] = {
      wkbPolygon,
      {"did"},
      {{polygon(0, 0, 1000, 1000), {{"did", "A"}}}, {polygon(1000, 0, 2000, 1000), {{"did", "B"}}}}};
  layers["roads"] = {
      wkbLineString,
      {"class", "road_id", "oneway"},
      {{"LINESTRING(0 500,2000 500)", {{"class", "arterial"}}},
       {"LINESTRING(1000 0,1000 1000)", {{"class", "branch"}}},
       {"LINESTRING(0 200,1000 200)", {{"class", "arterial"}, {"road_id", "7"}, {"oneway", "yes"}}},
       {"LINESTRING(1000 214,0 214)", {{"class", "arterial"}, {"road_id", "7"}, {"oneway", "yes"}}},
       {"LINESTRING(0 900,2000 900)", {{"class", "footway"}}}}};
  layers["green"] = {
      wkbPolygon,
      {"class"},
      {{polygon(0, 0, 300, 1000), {{"class", "park"}}},
       {"POLYGON(" + rectangle(1100, 100, 1900, 900) + "," + rectangle(1400, 400, 1600, 600) + ")",
        {{"class", "attached"}}}}};
  layers["land_cover"] = {wkbPolygon,
                          {"class"},
                          {{polygon(0, 0, 400, 1000), {{"class", "building"}}},
                           {polygon(400, 0, 2000, 1000), {{"class", "grass"}}}}};
  layers["bus_stops"] = {wkbPoint, {"name"}, {{"POINT(500 500)", {}}, {"POINT(2000 500)", {}}}};
  layers["corridors"] = {wkbPolygon, {"id"}, {{polygon(0, 2000, 1000, 2100), {{"id", "C"}}}}};
  layers["groups"] = {
      wkbPolygon,
      {"id"},
      {{polygon(-500, 1900, 0, 2200), {{"id", "1"}}}, {polygon(1000, 1900, 1500, 2200), {{"id", "2"}}}}};
  layers["buildings"] = {wkbPolygon, {"use"}, {{polygon(490, 2030, 510, 2050), {{"use", "house"}}}}};
  layers["land_use"] = {wkbPolygon, {"class"}, {{polygon(5000, 0, 5100, 100), {{"class", "construction"}}}}};
  return layers;
}

class MoveToTheCity : public OGRDefaultGeometryVisitor {
 public:
  void visit(OGRPoint* point) override {
    point->setX(point->getX() + 540000);
    point->setY(point->getY() + 3410000);
  }
};

/// The feature's WKT in another CRS, vertex by vertex, with all 17 digits.
std::string placed(const std::string& wkt, int epsg) {
  OGRGeometry* made = nullptr;
  OGRGeometryFactory::createFromWkt(wkt.c_str(), nullptr, &made);
  const OGRGeometryUniquePtr geometry(made);
  MoveToTheCity move;
  geometry->accept(&move);
  if (epsg != gauss_krueger) {
    OGRSpatialReference from, to;
    from.importFromEPSG(gauss_krueger);
    to.importFromEPSG(epsg);
    for (OGRSpatialReference* reference : {&from, &to})
      reference->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    const std::unique_ptr<OGRCoordinateTransformation> transformation(
        OGRCreateCoordinateTransformation(&from, &to));
    EXPECT_EQ(geometry->transform(transformation.get()), OGRERR_NONE);
  }
  OGRWktOptions all_digits;
  all_digits.precision = 17;
  return geometry->exportToWkt(all_digits);
}

/// The city on disk: one file per layer, and a project that states no more than it must.
class Formats : public testing::Test {
 protected:
  void SetUp() override { start_gdal(); }

  void write(const std::string& role, const std::string& ending, int epsg, bool with_crs = true) {
    TinyLayer layer = city().at(role);
    for (TinyFeature& feature : layer.features) feature.wkt = placed(feature.wkt, epsg);
    test::write_layer(folder_ / (role + ending), role, layer.type, with_crs ? epsg : 0, layer.features,
                      layer.fields);
    sources_[role] = role + ending;
  }
  void write_city(const std::string& ending, int epsg) {
    for (const auto& [role, layer] : city()) write(role, ending, epsg);
  }

  /// Runs `check`; the number of passes and misses is of no interest here.
  test::Outcome check(const std::string& crs = "crs = \"EPSG:4545\"\n") {
    std::string project =
        "title = \"formats\"\n" + crs +
        "indicators = [\"road_density\", \"green_ratio\", \"permeable_share\", "
        "\"bus_stop_coverage\", \"corridor_net_width\"]\n[districts]\nid = \"did\"\nscope = "
        "\"建成区\"\nsource = \"" +
        sources_.at("districts") + "\"\n";
    for (const auto& [role, source] : sources_)
      if (role != "districts") project += "[layers." + role + "]\nsource = \"" + source + "\"\n";
    test::write_text(folder_ / "project.toml", project);
    return citygauge("check " + folder_.path().string() + " -o " + out().string());
  }
  std::filesystem::path out() const { return folder_ / "out"; }

  void expect_by_hand(double relative, const std::string& crs = "crs = \"EPSG:4545\"\n") {
    const test::Outcome outcome = check(crs);
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err << outcome.out;
    const auto values = test::read_values(out());
    test::expect_same_values(by_hand, values, relative);
    std::cout << "largest relative difference " << test::largest_difference(by_hand, values) << '\n';
  }

  test::TemporaryFolder folder_;
  std::map<std::string, std::string> sources_;
};

constexpr double exact = 1e-9;
constexpr double transformed = 1e-6;  // there and back; coordinates in degrees are text in GeoJSON

TEST_F(Formats, geopackage_shapefile_and_flatgeobuf_give_the_same_bytes) {
  std::string first;
  for (const char* ending : {".gpkg", ".shp", ".fgb"}) {
    SCOPED_TRACE(ending);
    write_city(ending, gauss_krueger);
    expect_by_hand(exact);
    const std::string table = test::read_text(out() / "results.csv");
    if (first.empty()) first = table;
    EXPECT_EQ(table, first);
  }
}

TEST_F(Formats, geojson_in_degrees_is_transformed) {
  write_city(".geojson", wgs84_degrees);
  expect_by_hand(transformed);
}

TEST_F(Formats, city_in_degrees_chooses_its_own_working_crs) {
  write_city(".geojson", wgs84_degrees);
  expect_by_hand(transformed, "");
  EXPECT_EQ(test::read_json(out() / "results.json")["crs"], "EPSG:4545");
}

TEST_F(Formats, zone_form_is_as_good_a_working_crs) {
  write_city(".gpkg", gauss_krueger_zone_36);
  expect_by_hand(exact, "");
  EXPECT_EQ(test::read_json(out() / "results.json")["crs"], "EPSG:4524");
}

TEST_F(Formats, each_layer_may_have_a_crs_of_its_own) {
  write_city(".gpkg", gauss_krueger);
  write("roads", ".fgb", gauss_krueger_zone_36);
  write("green", ".shp", cgcs2000_degrees);
  write("bus_stops", ".geojson", wgs84_degrees);
  write("corridors", ".fgb", cgcs2000_degrees);
  write("land_cover", ".shp", gauss_krueger_zone_36);
  expect_by_hand(transformed);
}

TEST_F(Formats, layer_without_crs_is_taken_to_be_in_the_projects) {
  write_city(".gpkg", gauss_krueger);
  write("roads", ".shp", gauss_krueger, false);
  expect_by_hand(exact);
  EXPECT_THAT(test::read_json(out() / "results.json")["issues"].dump(), HasSubstr("\"roads\""));
}

}  // namespace
}  // namespace citygauge
