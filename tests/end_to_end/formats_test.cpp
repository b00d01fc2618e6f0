// One small city, written in several formats and coordinate systems, gives one set of numbers.
//
// Two districts of 1 km2 lie side by side. By hand:
//   road density       a street of 1 km in each; a branch along their border, half of 1 km each; in A two
//                      one-way lines of one road, once 1 km: 2.5 and 1.5 km/km2
//   green ratio        A: 300 m of 1000 m. B: 800^2 m2 less a hole of 200^2 m2: 60 %
//   permeable share    A: 400 m of 1000 m is building. B: all grass
//   bus-stop coverage  A: a disc of 500 m, pi / 4. B: half a disc, pi / 8
//   corridor           100 m wide, a building leaves 30 m and 50 m: 50 m
#include <gdal_utils.h>
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

  /// The city in a format that GDAL makes from a GeoPackage of each layer.
  void translate_city(const std::string& driver, const std::string& ending, int epsg,
                      const std::vector<std::string>& options = {}) {
    write_city(".gpkg", epsg);
    CPLStringList arguments;
    arguments.AddString("-f");
    arguments.AddString(driver.c_str());
    for (const std::string& option : options) arguments.AddString(option.c_str());
    for (const auto& [role, layer] : city()) {
      const DatasetHandle source = open_vector_dataset(folder_ / (role + ".gpkg"));
      GDALDatasetH sources = source.get();
      GDALVectorTranslateOptions* parsed = GDALVectorTranslateOptionsNew(arguments.List(), nullptr);
      GDALDatasetH made =
          GDALVectorTranslate((folder_ / (role + ending)).c_str(), nullptr, 1, &sources, parsed, nullptr);
      GDALVectorTranslateOptionsFree(parsed);
      ASSERT_NE(made, nullptr) << role << CPLGetLastErrorMsg();
      GDALClose(made);
      sources_[role] = role + ending;
    }
  }
  /// Packs files of the folder into an archive, below `inside`.
  void pack(const std::string& archive, const std::vector<std::string>& names,
            const std::string& inside = "") {
    void* zip = CPLCreateZip((folder_ / archive).c_str(), nullptr);
    for (const std::string& name : names) {
      const std::string content = test::read_text(folder_ / name);
      ASSERT_EQ(CPLCreateFileInZip(zip, (inside + name).c_str(), nullptr), CE_None);
      ASSERT_EQ(CPLWriteFileInZip(zip, content.data(), static_cast<int>(content.size())), CE_None);
      CPLCloseFileInZip(zip);
      std::filesystem::remove(folder_ / name);
    }
    CPLCloseZip(zip);
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
  std::string issues() const { return test::read_json(out() / "results.json")["issues"].dump(); }

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

TEST_F(Formats, file_geodatabase_is_read) {
  translate_city("OpenFileGDB", ".gdb", gauss_krueger);
  expect_by_hand(transformed);  // a geodatabase keeps coordinates on a grid of 0.1 mm
}

TEST_F(Formats, line_delimited_geojson_is_read) {
  translate_city("GeoJSONSeq", ".geojsonl", wgs84_degrees, {"-lco", "COORDINATE_PRECISION=15"});
  expect_by_hand(transformed);
}

TEST_F(Formats, csv_with_wkt_is_read) {
  translate_city("CSV", ".csv", gauss_krueger, {"-lco", "GEOMETRY=AS_WKT"});
  expect_by_hand(exact);
}

TEST_F(Formats, csv_with_x_and_y_is_read_in_gbk_too) {
  write_city(".gpkg", gauss_krueger);
  // "站名" in GBK, and two stops 公园 and 河边.
  test::write_text(
      folder_ / "stops.csv",
      "X,Y,\xD5\xBE\xC3\xFB\n540500,3410500,\xB9\xAB\xD4\xB0\n542000,3410500,\xBA\xD3\xB1\xDF\n");
  sources_["bus_stops"] = "stops.csv";
  expect_by_hand(exact);
  EXPECT_THAT(issues(), HasSubstr("CP936 was detected"));
}

TEST_F(Formats, csv_with_longitude_and_latitude_is_read) {
  write_city(".gpkg", gauss_krueger);
  std::string table = "stop;经度;纬度\n";
  const TinyLayer stops = city().at("bus_stops");
  for (const TinyFeature& stop : stops.features) {
    const std::string wkt = placed(stop.wkt, wgs84_degrees);  // POINT (x y)
    std::string place = wkt.substr(wkt.find('(') + 1, wkt.size() - wkt.find('(') - 2);
    place.replace(place.find(' '), 1, ";");
    table += "s;" + place + "\n";
  }
  test::write_text(folder_ / "stops.csv", table);
  sources_["bus_stops"] = "stops.csv";
  expect_by_hand(transformed);
  EXPECT_THAT(issues(), HasSubstr("longitude and latitude; EPSG:4326 was taken"));
}

TEST_F(Formats, csv_without_places_is_refused) {
  write_city(".gpkg", gauss_krueger);
  test::write_text(folder_ / "stops.csv", "name,mode\na,bus\n");
  sources_["bus_stops"] = "stops.csv";
  const test::Outcome outcome = check();
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("stops.csv"));
  EXPECT_THAT(outcome.err, HasSubstr("columns x and y"));
}

TEST_F(Formats, zipped_shapefiles_are_read_from_any_folder_of_the_archive) {
  write_city(".shp", gauss_krueger);
  for (const auto& [role, layer] : city()) {
    pack(role + ".zip", {role + ".shp", role + ".shx", role + ".dbf", role + ".prj", role + ".cpg"}, "成果/");
    sources_[role] = role + ".zip";
  }
  expect_by_hand(exact);
}

TEST_F(Formats, zip_of_several_layers_needs_a_name) {
  write_city(".shp", gauss_krueger);
  pack("plan.zip", {"roads.shp", "roads.shx", "roads.dbf", "roads.prj", "green.shp", "green.shx", "green.dbf",
                    "green.prj"});
  sources_["roads"] = "plan.zip\"\nlayer = \"roads";
  sources_["green"] = "plan.zip\"\nlayer = \"green";
  expect_by_hand(exact);
  sources_["green"] = "plan.zip";
  const test::Outcome outcome = check();
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("roads.shp"));
}

TEST_F(Formats, zip_that_is_none_is_refused) {
  write_city(".gpkg", gauss_krueger);
  test::write_text(folder_ / "roads.zip", "PK\x03\x04 and no more");
  sources_["roads"] = "roads.zip";
  const test::Outcome outcome = check();
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("roads.zip"));
}

/// A polyline of a DXF drawing, closed or not.
std::string dxf_polyline(const std::string& layer, bool closed,
                         const std::vector<std::pair<int, int>>& points) {
  std::string text = "0\nLWPOLYLINE\n100\nAcDbEntity\n8\n" + layer + "\n100\nAcDbPolyline\n90\n" +
                     std::to_string(points.size()) + "\n70\n" + (closed ? "1" : "0") + "\n";
  for (const auto& [x, y] : points)
    text += "10\n" + std::to_string(540000 + x) + "\n20\n" + std::to_string(3410000 + y) + "\n";
  return text;
}

std::string dxf(const std::string& entities) {
  const std::string header =
      "0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1015\n9\n$DWGCODEPAGE\n3\nANSI_1252\n0\nENDSEC\n";
  return header + "0\nSECTION\n2\nENTITIES\n" + entities + "0\nENDSEC\n0\nEOF\n";
}

TEST_F(Formats, dxf_gives_polygons_from_closed_polylines_and_classes_from_layers) {
  write_city(".gpkg", gauss_krueger);
  test::write_text(
      folder_ / "land_cover.dxf",
      dxf(dxf_polyline("building", true, {{0, 0}, {400, 0}, {400, 1000}, {0, 1000}}) +
          dxf_polyline("grass", true, {{400, 0}, {2000, 0}, {2000, 1000}, {400, 1000}}) +
          "0\nTEXT\n100\nAcDbEntity\n8\ngrass\n100\nAcDbText\n10\n540700\n20\n3410300\n40\n5\n1\n草地\n"));
  test::write_text(folder_ / "roads.dxf", dxf(dxf_polyline("主干路", false, {{0, 500}, {2000, 500}}) +
                                              dxf_polyline("支路", false, {{1000, 0}, {1000, 1000}}) +
                                              dxf_polyline("主干路", false, {{0, 200}, {1000, 200}}) +
                                              dxf_polyline("步行道", false, {{0, 900}, {2000, 900}})));
  sources_["land_cover"] = "land_cover.dxf";
  sources_["roads"] = "roads.dxf";
  expect_by_hand(exact);
  EXPECT_THAT(issues(), HasSubstr("2 closed lines of the drawing were taken as polygons"));
  EXPECT_THAT(issues(), HasSubstr("1 texts of the drawing are no features"));
  EXPECT_THAT(issues(), HasSubstr("crs_assumed"));
  EXPECT_EQ(check("").exit_code, 3) << "a drawing has no CRS, and none is stated";
}

TEST_F(Formats, layer_of_a_dxf_drawing_may_be_named) {
  write_city(".gpkg", gauss_krueger);
  test::write_text(folder_ / "plan.dxf",
                   dxf(dxf_polyline("廊道", true, {{0, 2000}, {1000, 2000}, {1000, 2100}, {0, 2100}}) +
                       dxf_polyline("建筑", true, {{490, 2030}, {510, 2030}, {510, 2050}, {490, 2050}})));
  sources_["buildings"] = "plan.dxf\"\nlayer = \"建筑";
  expect_by_hand(exact);
  sources_["buildings"] = "plan.dxf\"\nlayer = \"房屋";
  const test::Outcome outcome = check();
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("廊道"));
}

// Trams alone serve the stop at (1500, 200), the station is no stop, and nothing serves "u": none of them
// counts.
TEST_F(Formats, gtfs_feed_gives_the_stops_that_buses_serve) {
  write_city(".gpkg", gauss_krueger);
  const auto degrees = [](const std::string& point) {
    const std::string wkt = placed(point, wgs84_degrees);
    const auto open = wkt.find('('), gap = wkt.find(' ', open);
    return wkt.substr(gap + 1, wkt.size() - gap - 2) + "," + wkt.substr(open + 1, gap - open - 1);
  };
  test::write_text(folder_ / "stops.txt",
                   "stop_id,stop_name,stop_lat,stop_lon,location_type\na,甲," + degrees("POINT(500 500)") +
                       ",\nb,乙," + degrees("POINT(2000 500)") + ",0\nt,丙," + degrees("POINT(1500 200)") +
                       ",0\ns,丁," + degrees("POINT(1500 800)") + ",1\nu,戊," + degrees("POINT(1300 800)") +
                       ",0\n");
  test::write_text(folder_ / "routes.txt", "route_id,route_short_name,route_type\nr,7,3\nq,T1,0\n");
  test::write_text(folder_ / "trips.txt", "route_id,trip_id\nr,r1\nq,q1\n");
  test::write_text(folder_ / "stop_times.txt",
                   "trip_id,stop_id,stop_sequence\nr1,a,1\nr1,b,2\nq1,t,1\nq1,a,2\n");
  pack("feed.zip", {"stops.txt", "routes.txt", "trips.txt", "stop_times.txt"});
  sources_["bus_stops"] = "feed.zip";
  expect_by_hand(transformed);
  EXPECT_THAT(issues(), HasSubstr("no trip of the feed serves 1 stops"));
}

TEST_F(Formats, gtfs_feed_without_a_table_is_refused) {
  write_city(".gpkg", gauss_krueger);
  test::write_text(folder_ / "stops.txt", "stop_id,stop_lat,stop_lon\na,30,108\n");
  pack("feed.zip", {"stops.txt"});
  sources_["bus_stops"] = "feed.zip";
  const test::Outcome outcome = check();
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("routes.txt"));
}

/// Roads with a key alone; their classes in a spreadsheet.
class JoinedTable : public Formats {
 protected:
  void SetUp() override {
    Formats::SetUp();
    write_city(".gpkg", gauss_krueger);
    TinyLayer roads = city().at("roads");
    std::vector<TinyFeature> rows;
    for (std::size_t i = 0; i < roads.features.size(); ++i) {
      TinyFeature& road = roads.features[i];
      road.wkt = placed(road.wkt, gauss_krueger);
      rows.push_back({"", road.fields});
      rows.back().fields["编号"] = road.fields["编号"] = "R" + std::to_string(i);
      road.fields.erase("class");
    }
    roads.features.push_back({placed("LINESTRING(0 700,1000 700)", gauss_krueger), {{"编号", "R9"}}});
    std::filesystem::remove(folder_ / "roads.gpkg");
    test::write_layer(folder_ / "roads.gpkg", "roads", roads.type, gauss_krueger, roads.features,
                      {"编号", "road_id", "oneway"});
    for (TinyFeature& row : rows)
      std::erase_if(row.fields, [](const auto& f) { return f.first == "road_id" || f.first == "oneway"; });
    write_sheet(rows);
    sources_["roads"] = "roads.gpkg\"\njoin = { source = \"roads.xlsx\", key = \"编号\" }\n#\"";
  }
  void write_sheet(const std::vector<TinyFeature>& rows) {
    std::filesystem::remove(folder_ / "roads.xlsx");
    GDALAllRegister();
    const DatasetHandle sheet(GetGDALDriverManager()->GetDriverByName("XLSX")->Create(
        (folder_ / "roads.xlsx").c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRLayer& layer = *sheet->CreateLayer("道路", nullptr, wkbNone, nullptr);
    for (const char* name : {"编号", "class"}) {
      OGRFieldDefn field(name, OFTString);
      layer.CreateField(&field);
    }
    for (const TinyFeature& row : rows) {
      OGRFeature feature(layer.GetLayerDefn());
      for (const auto& [field, value] : row.fields) feature.SetField(field.c_str(), value.c_str());
      ASSERT_EQ(layer.CreateFeature(&feature), OGRERR_NONE);
    }
  }
};

// The sixth road has no row, hence no class: it does not count.
TEST_F(JoinedTable, of_a_spreadsheet_gives_the_features_their_classes) {
  expect_by_hand(exact);
  EXPECT_THAT(issues(), HasSubstr("1 features have no row in the joined table"));
  EXPECT_THAT(test::read_text(out() / "results.json"), HasSubstr("roads.xlsx")) << "an input like others";
}

TEST_F(JoinedTable, with_a_key_on_two_rows_is_refused) {
  write_sheet({{"", {{"编号", "R1"}, {"class", "branch"}}}, {"", {{"编号", "R1"}, {"class", "arterial"}}}});
  const test::Outcome outcome = check();
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("roads.xlsx: two rows have the key `R1`"));
}

TEST_F(Formats, shapefile_without_a_dbf_serves_where_no_attribute_is_needed) {
  write_city(".gpkg", gauss_krueger);
  write("corridors", ".shp", gauss_krueger);
  write("groups", ".shp", gauss_krueger);
  std::filesystem::remove(folder_ / "groups.dbf");
  expect_by_hand(exact);
  EXPECT_THAT(issues(), HasSubstr("the shapefile's .dbf is missing"));
}

TEST_F(Formats, eastings_of_another_zone_than_the_crs_are_refused) {
  write_city(".gpkg", gauss_krueger);
  std::filesystem::remove(folder_ / "roads.gpkg");
  test::write_layer(folder_ / "roads.gpkg", "roads", wkbLineString, gauss_krueger,
                    {{"LINESTRING(35540000 3410500,35541000 3410500)", {{"class", "arterial"}}}}, {"class"});
  const test::Outcome outcome = check();
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_THAT(outcome.err, HasSubstr("zone 35, around 105° E"));
}

TEST_F(Formats, eastings_that_lack_the_number_of_their_crs_are_understood) {
  write_city(".gpkg", gauss_krueger);
  TinyLayer roads = city().at("roads");
  for (TinyFeature& road : roads.features) road.wkt = placed(road.wkt, gauss_krueger);
  std::filesystem::remove(folder_ / "roads.gpkg");
  test::write_layer(folder_ / "roads.gpkg", "roads", roads.type, gauss_krueger_zone_36, roads.features,
                    roads.fields);
  expect_by_hand(exact);
  EXPECT_THAT(issues(), HasSubstr("lack the zone's number 36, which EPSG:4524 has; EPSG:4545 was taken"));
}

}  // namespace
}  // namespace citygauge
