// Broken files, rasters and configuration.
#pragma once

#include <sys/stat.h>
#include <unistd.h>

#include <limits>

#include "end_to_end/bad_input/city.hpp"

namespace citygauge::bad_input {

namespace fs = std::filesystem;

inline std::vector<Case> file_cases() {
  const std::string kind = "file";
  const auto long_street = [](City& c) { c.roads(std::vector<TinyFeature>(2000, City::road(c.street))); };
  return {
      {kind, "missing", Expected::input_error, "roads.gpkg: no such file",
       [](City& c) { fs::remove(c.file("roads.gpkg")); }},
      {kind, "empty", Expected::input_error, "roads.gpkg",
       [](City& c) { fs::resize_file(c.file("roads.gpkg"), 0); }},
      {kind, "text named .gpkg", Expected::input_error, "cannot be read as map data",
       [](City& c) { test::write_text(c.file("roads.gpkg"), "this is no GeoPackage"); }},
      {kind, "GeoPackage cut in half", Expected::input_error, "roads.gpkg",
       [=](City& c) {
         long_street(c);
         c.cut("roads.gpkg", 0.5);
       }},
      {kind, "GeoPackage cut to its first page", Expected::input_error, "roads.gpkg",
       [=](City& c) {
         long_street(c);
         fs::resize_file(c.file("roads.gpkg"), 4096);
       }},
      {kind, "GeoPackage with bytes overwritten", Expected::input_error, "roads.gpkg",
       [=](City& c) {
         long_street(c);
         std::fstream file(c.file("roads.gpkg"), std::ios::binary | std::ios::in | std::ios::out);
         file.seekp(100000);
         file << std::string(60000, 'x');
       }},
      {kind, "GeoPackage whose layer's table is missing", Expected::input_error, "roads.gpkg",
       [](City& c) { c.sql("roads", "DROP TABLE roads"); }},
      {kind, "GeoPackage with an empty journal beside it", Expected::fine, "",
       [](City& c) { test::write_text(c.file("roads.gpkg-journal"), ""); }},
      {kind, "GeoPackage with an empty -wal beside it", Expected::fine, "",
       [](City& c) { test::write_text(c.file("roads.gpkg-wal"), ""); }},
      {kind, "GeoPackage with a -wal of rubbish beside it", Expected::input_error,
       "another program has written changes",
       [](City& c) { test::write_text(c.file("roads.gpkg-wal"), std::string(5000, 'x')); }},
      {kind, "GeoJSON cut in half", Expected::input_error, "roads.geojson",
       [=](City& c) {
         long_street(c);
         c.convert("roads", ".geojson", "GeoJSON");
         c.cut("roads.geojson", 0.5);
       }},
      {kind, "GeoJSON whose features have no geometry", Expected::not_evaluated, "has no usable feature",
       [](City& c) {
         c.convert("roads", ".geojson", "GeoJSON");
         test::write_text(
             c.file("roads.geojson"),
             "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geometry\":null,"
             "\"properties\":{\"class\":\"arterial\"}}]}");
       }},
      {kind, "GeoJSON of a hundred thousand brackets", Expected::input_error, "roads.geojson",
       [](City& c) {
         c.convert("roads", ".geojson", "GeoJSON");
         test::write_text(c.file("roads.geojson"),
                          "{\"type\":\"FeatureCollection\",\"features\":" + std::string(100000, '['));
       }},
      {kind, "FlatGeobuf cut in half", Expected::input_error, "roads.fgb",
       [=](City& c) {
         long_street(c);
         c.convert("roads", ".fgb", "FlatGeobuf");
         c.cut("roads.fgb", 0.5);
       }},
      {kind, "shapefile cut in half", Expected::input_error, "green.shp",
       [](City& c) {
         c.green(std::vector<TinyFeature>(2000, City::green_park(c.park)));
         c.convert("green", ".shp", "ESRI Shapefile");
         c.cut("green.shp", 0.5);
       }},
      {kind, "shapefile with an empty .shx", Expected::mended, "sidecar_missing",
       [](City& c) {
         c.convert("green", ".shp", "ESRI Shapefile");
         fs::resize_file(c.file("green.shx"), 0);
       }},
      {kind, "shapefile with an empty .prj", Expected::input_error, "has no coordinate reference system",
       [](City& c) {
         c.convert("green", ".shp", "ESRI Shapefile");
         fs::resize_file(c.file("green.prj"), 0);
       }},
      {kind, "shapefile without .dbf", Expected::input_error, "required attribute `class`",
       [](City& c) {
         c.convert("green", ".shp", "ESRI Shapefile");
         fs::remove(c.file("green.dbf"));
       }},
      {kind, "folder without layers", Expected::input_error, "roads.gpkg",
       [](City& c) {
         fs::remove(c.file("roads.gpkg"));
         fs::create_directory(c.file("roads.gpkg"));
       }},
      {kind, "pipe", Expected::input_error, "neither a file nor a folder",
       [](City& c) {
         fs::remove(c.file("roads.gpkg"));
         EXPECT_EQ(mkfifo(c.file("roads.gpkg").c_str(), 0600), 0);
       }},
      {kind, "links that lead in a circle", Expected::input_error, "roads.gpkg",
       [](City& c) {
         fs::remove(c.file("roads.gpkg"));
         fs::create_symlink("b.gpkg", c.file("roads.gpkg"));
         fs::create_symlink("roads.gpkg", c.file("b.gpkg"));
       }},
      {kind, "link to a file that is gone", Expected::input_error, "no such file",
       [](City& c) {
         fs::remove(c.file("roads.gpkg"));
         fs::create_symlink("gone.gpkg", c.file("roads.gpkg"));
       }},
      {kind, "name of five hundred letters", Expected::input_error, "xxxx",
       [](City& c) { c.replace("\"roads.gpkg\"", "\"" + std::string(500, 'x') + ".gpkg\""); }},
      {kind, "layer name that is not in it", Expected::input_error, "no such layer",
       [](City& c) { c.replace("\"roads.gpkg\"\n", "\"roads.gpkg\"\nlayer = \"streets\"\n"); }},
      {kind, "several layers, none named", Expected::input_error, "several layers; say which one",
       [](City& c) { test::write_layer(c.file("roads.gpkg"), "more", wkbLineString, 4545, {}); }},
      {kind, "no features", Expected::not_evaluated, "has no features", [](City& c) { c.roads({}); }},
      {kind, "network address", Expected::config_error, "must be a file or folder on this machine",
       [](City& c) { c.replace("\"roads.gpkg\"", "\"https://example.org/roads.gpkg\""); }},
      {kind, "spreadsheet of the plan in place of a layer", Expected::input_error,
       "cannot be read as map data",
       [](City& c) {
         test::write_text(c.file("plan.xls"), "\xD0\xCF\x11\xE0 no map");
         c.replace("\"roads.gpkg\"", "\"plan.xls\"");
       }},
  };
}

inline std::vector<Case> raster_cases() {
  const std::string kind = "raster";
  const auto cells = [](float value) { return std::vector<float>(100, value); };
  const auto with = [](const auto& change) {
    return [change](City& c) {
      RasterFile raster;
      change(raster);
      c.land_cover(raster);
    };
  };
  return {
      {kind, "without data everywhere", Expected::not_evaluated, "says nothing of the district",
       with([=](RasterFile& r) {
         r.cells = cells(-1);
         r.no_data = true;
       })},
      {kind, "NaN everywhere", Expected::not_evaluated, "says nothing of the district",
       with([=](RasterFile& r) { r.cells = cells(std::numeric_limits<float>::quiet_NaN()); })},
      {kind, "infinite cells", Expected::not_evaluated, "says nothing of the district",
       with([=](RasterFile& r) { r.cells = cells(std::numeric_limits<float>::infinity()); })},
      {kind, "percentages in place of shares", Expected::not_evaluated, "says nothing of the district",
       with([=](RasterFile& r) { r.cells = cells(50); })},
      {kind, "negative cells", Expected::not_evaluated, "says nothing of the district",
       with([=](RasterFile& r) { r.cells = cells(-0.5F); })},
      {kind, "rotated", Expected::input_error, "rotated or not north-up",
       with([](RasterFile& r) { r.geo = {540000, 100, 5, 3411000, 5, -100}; })},
      {kind, "upside down", Expected::input_error, "rotated or not north-up",
       with([](RasterFile& r) { r.geo = {540000, 100, 0, 3410000, 0, 100}; })},
      {kind, "without georeference", Expected::input_error, "no georeference",
       with([](RasterFile& r) { r.geo = {}; })},
      {kind, "without CRS", Expected::input_error, "has no coordinate reference system",
       with([](RasterFile& r) { r.epsg = 0; })},
      {kind, "three bands", Expected::input_error, "has 3 bands; one is needed",
       with([](RasterFile& r) { r.bands = 3; })},
      {kind, "far away", Expected::not_evaluated, "says nothing of the district",
       with([](RasterFile& r) { r.geo = {640000, 100, 0, 3411000, 0, -100}; })},
      {kind, "cut in half", Expected::input_error, "cover.tif", [](City& c) { c.cut("cover.tif", 0.5); }},
      {kind, "empty file", Expected::input_error, "cover.tif",
       [](City& c) { fs::resize_file(c.file("cover.tif"), 0); }},
      {kind, "declared as a million cells square, nothing stored", Expected::input_error,
       "more than 40 thousand million",
       [](City& c) {
         fs::remove(c.file("cover.tif"));
         const std::array options{"SPARSE_OK=TRUE",  "TILED=YES",   "BLOCKXSIZE=4096",
                                  "BLOCKYSIZE=4096", "BIGTIFF=YES", static_cast<const char*>(nullptr)};
         const DatasetHandle dataset(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
             c.file("cover.tif").c_str(), 1000000, 1000000, 1, GDT_Float32,
             const_cast<char**>(options.data())));
         OGRSpatialReference reference;
         reference.importFromEPSG(4545);
         dataset->SetSpatialRef(&reference);
         std::array<double, 6> geo{540000, 1, 0, 3411000, 0, -1};
         dataset->SetGeoTransform(geo.data());
         dataset->GetRasterBand(1)->SetNoDataValue(-1);
       }},
      {kind, "raster where lines are needed", Expected::input_error, "is a raster, but role `roads`",
       [](City& c) { c.replace("\"roads.gpkg\"", "\"cover.tif\""); }},
  };
}

inline Case project_text(const std::string& input, Expected expected, const std::string& says,
                         std::function<void(City&)> spoil) {
  return {"project file", input, expected, says, std::move(spoil)};
}

inline std::vector<Case> project_cases() {
  using enum Expected;
  const auto append = [](const std::string& text) { return [text](City& c) { c.project += text; }; };
  const auto write = [](const std::string& text) { return [text](City& c) { c.project = text; }; };
  return {
      project_text("missing", config_error, "no such file", [](City& c) { c.writes_project = false; }),
      project_text("empty", config_error, "the file is empty", write("")),
      project_text("a folder", config_error, "project.toml",
                   [](City& c) {
                     c.writes_project = false;
                     fs::create_directory(c.file("project.toml"));
                   }),
      project_text("syntax error", config_error, "not valid TOML", append("[layers.roads\n")),
      project_text("unknown key", config_error, "did you mean `source`", append("sauce = \"x\"\n")),
      project_text("unknown role", config_error, "did you mean `roads`",
                   [](City& c) { c.replace("[layers.roads]", "[layers.roats]"); }),
      project_text("unknown indicator", config_error, "did you mean `road_density`",
                   [](City& c) { c.replace("\"road_density\"", "\"road_densty\""); }),
      project_text("unknown profile", config_error, "mianyang",
                   [](City& c) { c.project.insert(0, "profiles = [\"mianyang-2031\"]\n"); }),
      project_text("number in place of a text", config_error,
                   "project.toml:", [](City& c) { c.replace("title = \"tiny\"", "title = 7"); }),
      project_text("text in place of a table", config_error, "project.toml:", append("fields = \"class\"\n")),
      project_text("key given twice", config_error, "project.toml:", append("source = \"cover.tif\"\n")),
      project_text("table given twice", config_error,
                   "project.toml:", append("[layers.roads]\nsource = \"roads.gpkg\"\n")),
      project_text("more than 1 MB", config_error, "too large for a configuration file (1 MB)",
                   append("#" + std::string(1U << 20U, 'x') + "\n")),
      project_text("not UTF-8 (GBK)", config_error, "not UTF-8",
                   [](City& c) { c.replace("tiny", "\xCD\xF2\xBD\xAD"); }),
      project_text("UTF-16", config_error, "not UTF-8",
                   [](City& c) { c.project = std::string("\xFF\xFEt\0i\0", 6); }),
      project_text("byte order mark at its begin", fine, "",
                   [](City& c) { c.project.insert(0, "\xEF\xBB\xBF"); }),
      project_text("line ends of Windows", fine, "",
                   [](City& c) {
                     std::string text;
                     for (const char letter : c.project)
                       text += letter == '\n' ? "\r\n" : std::string(1, letter);
                     c.project = text;
                   }),
      project_text("full-width punctuation", config_error, "stands outside quotes",
                   append("layer ＝ \"x\"\n")),
      project_text("ten thousand lists in one another", config_error,
                   "project.toml:", append("x = " + std::string(10000, '[') + "\n")),
      project_text("key of twenty thousand parts", config_error, "a key has more than",
                   [](City& c) {
                     std::string key = "a";
                     for (int i = 0; i < 20000; ++i) key += ".a";
                     c.project += key + " = 1\n";
                   }),
      project_text("infinite number", config_error, "must be finite",
                   append("[options.road_density]\nborder = inf\n")),
      project_text("NUL in a path", config_error, "must be a file or folder",
                   [](City& c) { c.replace("\"roads.gpkg\"", "\"roads\\u0000.gpkg\""); }),
      project_text("database whose settings stand in `source`", config_error, "a database is named",
                   [](City& c) { c.replace("\"roads.gpkg\"", "\"PG:dbname=plan\""); }),
      project_text("database that [connections] does not name", config_error, "there is no connection `plan`",
                   [](City& c) { c.replace("\"roads.gpkg\"", "\"PG:plan\""); }),
      project_text("database without the name of a table", config_error, "`layer` is missing",
                   [](City& c) {
                     c.replace("\"roads.gpkg\"", "\"PG:plan\"");
                     c.project += "[connections]\nplan = \"dbname=plan\"\n";
                   }),
      project_text("connection with a key that is none", config_error, "did you mean `dbname`",
                   append("[connections]\nplan = \"dbnam=plan\"\n")),
      project_text("connection written as an address", config_error, "key=value",
                   append("[connections]\nplan = \"postgresql://host/plan\"\n")),
      project_text("database that does not answer", input_error, "cannot connect to the database",
                   [](City& c) {
                     c.replace("\"roads.gpkg\"", "\"PG:plan\"\nlayer = \"roads\"");
                     c.project += "[connections]\nplan = \"host=/nowhere\"\n";
                   }),
      project_text("database on another computer", input_error, "the network is not allowed",
                   [](City& c) {
                     c.replace("\"roads.gpkg\"", "\"PG:plan\"\nlayer = \"roads\"");
                     c.project += "[connections]\nplan = \"host=192.0.2.1\"\n";
                   }),
      project_text("filter that cannot be parsed", config_error, "class =",
                   [](City& c) { c.replace("\"roads.gpkg\"\n", "\"roads.gpkg\"\nwhere = \"class = \"\n"); }),
      project_text("filter on a field that is not there", config_error, "phase",
                   [](City& c) { c.replace("\"roads.gpkg\"\n", "\"roads.gpkg\"\nwhere = \"phase = 1\"\n"); }),
      project_text("SQL in a filter", config_error, "project.toml:",
                   [](City& c) {
                     c.replace("\"roads.gpkg\"\n", "\"roads.gpkg\"\nwhere = \"1=1; DROP TABLE roads\"\n");
                   }),
      project_text("unknown choice of an option", config_error, "half",
                   append("[options.road_density]\nborder = \"third\"\n")),
      project_text("unknown choice for `duplicates`", config_error, "choice",
                   append("duplicates = \"kep\"\n")),
      project_text("a layer given that nothing needs, which is missing", fine, "",
                   append("[layers.rail]\nsource = \"nowhere.gpkg\"\n")),
  };
}

}  // namespace citygauge::bad_input
