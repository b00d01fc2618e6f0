// The clean tiny city that each bad-input case spoils in one place: one district of 1 km², one road of 1 km
// through it, a park of 40 000 m², three facilities (two kindergartens at one spot), a raster of half
// permeable cells.
#pragma once

#include <fmt/format.h>

#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include "support/result_tables.hpp"
#include "support/tiny_city.hpp"

namespace citygauge::bad_input {

using test::TinyFeature;

inline constexpr int cgcs2000_cm_108 = 4545;

inline const std::map<test::ValueKey, double> clean_values{
    {{"1", "road_density"}, 1.0},          // 1 km / 1 km²
    {{"1", "green_ratio"}, 4.0},           // 40 000 m² of 1 000 000 m²
    {{"1", "park_area_per_capita"}, 4.0},  // 40 000 m² for 10 000 people
    {{"1", "facility_count.kindergarten"}, 2.0},
    {{"1", "facility_count.school"}, 1.0},
    {{"1", "permeable_share"}, 50.0},  // every cell 0.5
};

/// "POLYGON((…))" of a rectangle, m from the district's lower left corner.
inline std::string rectangle(double x, double y, double width, double height) {
  const auto corner = [&](double dx, double dy) {
    return std::to_string(540000 + x + dx) + " " + std::to_string(3410000 + y + dy);
  };
  return "POLYGON((" + corner(0, 0) + "," + corner(width, 0) + "," + corner(width, height) + "," +
         corner(0, height) + "," + corner(0, 0) + "))";
}

/// A GeoPackage's geometry of a line through these points, as SQL: text formats cannot say NaN.
inline std::string line_blob(const std::vector<double>& coordinates) {
  std::string hex =
      "X'47500001000000000102000000" + std::string(coordinates.size() == 4 ? "02" : "03") + "000000";
  for (const double coordinate : coordinates) {
    std::array<unsigned char, sizeof coordinate> bytes{};
    std::memcpy(bytes.data(), &coordinate, sizeof coordinate);
    for (const unsigned char byte : bytes) hex += fmt::format("{:02X}", byte);
  }
  return hex + "'";
}

struct RasterFile {
  std::vector<float> cells = std::vector<float>(100, 0.5F);  // ten by ten cells of 100 m
  int epsg = cgcs2000_cm_108;
  std::array<double, 6> geo{540000, 100, 0, 3411000, 0, -100};
  int bands = 1;
  bool no_data = false;  // −1 says nothing
};

class City {
 public:
  const std::string street = "LINESTRING(540000 3410500,541000 3410500)";
  const std::string park = rectangle(100, 100, 200, 200);

  City() {
    districts({{rectangle(0, 0, 1000, 1000), {{"did", "1"}, {"name", "甲区"}, {"pop", "10000"}}}});
    roads({road(street)});
    green({green_park(park)});
    facilities({kindergarten("东"), kindergarten("西"), {"POINT(540700 3410700)", {{"class", "school"}}}});
    land_cover({});
  }

  static TinyFeature road(const std::string& wkt, const std::string& cls = "arterial") {
    return {wkt, {{"class", cls}}};
  }
  static TinyFeature green_park(const std::string& wkt, const std::string& cls = "park") {
    return {wkt, {{"class", cls}}};
  }
  static TinyFeature kindergarten(const std::string& name) {
    return {"POINT(540600 3410600)", {{"class", "kindergarten"}, {"name", name}}};
  }

  [[nodiscard]] std::filesystem::path file(const std::string& name) const { return folder_ / name; }
  [[nodiscard]] std::filesystem::path out() const { return folder_ / "out"; }

  void layer(const std::string& name, OGRwkbGeometryType type, const std::vector<TinyFeature>& features,
             const std::vector<std::string>& fields, int epsg = cgcs2000_cm_108) {
    std::filesystem::remove(file(name + ".gpkg"));
    test::write_layer(file(name + ".gpkg"), name, type, epsg, features, fields);
  }
  void districts(const std::vector<TinyFeature>& features, int epsg = cgcs2000_cm_108) {
    layer("districts", wkbUnknown, features, {"did", "name", "pop"}, epsg);
  }
  void roads(const std::vector<TinyFeature>& features, int epsg = cgcs2000_cm_108) {
    layer("roads", wkbUnknown, features, {"class", "width"}, epsg);
  }
  void green(const std::vector<TinyFeature>& features, int epsg = cgcs2000_cm_108) {
    layer("green", wkbUnknown, features, {"class", "green_share"}, epsg);
  }
  void facilities(const std::vector<TinyFeature>& features, int epsg = cgcs2000_cm_108) {
    layer("facilities", wkbUnknown, features, {"class", "name"}, epsg);
  }
  /// The clean features and one more, which is to change nothing.
  void more_roads(const TinyFeature& feature) { roads({road(street), feature}); }
  void more_green(const TinyFeature& feature) { green({green_park(park), feature}); }
  void population(const std::string& text) {
    districts({{rectangle(0, 0, 1000, 1000), {{"did", "1"}, {"name", "甲区"}, {"pop", text}}}});
  }

  void land_cover(const RasterFile& raster) {
    start_gdal();
    std::filesystem::remove(file("cover.tif"));
    const DatasetHandle dataset(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
        file("cover.tif").c_str(), 10, 10, raster.bands, GDT_Float32, nullptr));
    OGRSpatialReference reference;
    if (raster.epsg != 0 && reference.importFromEPSG(raster.epsg) == OGRERR_NONE)
      dataset->SetSpatialRef(&reference);
    std::array<double, 6> geo = raster.geo;
    if (geo[1] != 0) dataset->SetGeoTransform(geo.data());
    std::vector<float> cells = raster.cells;
    for (int band = 1; band <= raster.bands; ++band)
      EXPECT_EQ(dataset->GetRasterBand(band)->RasterIO(GF_Write, 0, 0, 10, 10, cells.data(), 10, 10,
                                                       GDT_Float32, 0, 0, nullptr),
                CE_None);
    if (raster.no_data) dataset->GetRasterBand(1)->SetNoDataValue(-1);
  }

  /// Runs SQL on one of the layers' files.
  void sql(const std::string& name, const std::string& statement) {
    const DatasetHandle dataset(
        GDALDataset::Open(file(name + ".gpkg").c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    dataset->ReleaseResultSet(dataset->ExecuteSQL(statement.c_str(), nullptr, nullptr));
  }

  void cut(const std::string& name, double share) {
    const auto size = static_cast<double>(std::filesystem::file_size(file(name)));
    std::filesystem::resize_file(file(name), static_cast<std::uintmax_t>(size * share));
  }

  /// Copies a layer into another format; the project then reads that.
  void convert(const std::string& name, const std::string& ending, const std::string& driver) {
    const DatasetHandle from(GDALDataset::Open(file(name + ".gpkg").c_str(), GDAL_OF_VECTOR));
    const DatasetHandle to(GetGDALDriverManager()
                               ->GetDriverByName(driver.c_str())
                               ->Create(file(name + ending).c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRLayer* const copy =
        to->CreateLayer(name.c_str(), from->GetLayer(0)->GetSpatialRef(), wkbUnknown, nullptr);
    for (int i = 0; i < from->GetLayer(0)->GetLayerDefn()->GetFieldCount(); ++i)
      copy->CreateField(from->GetLayer(0)->GetLayerDefn()->GetFieldDefn(i));
    for (const auto& feature : *from->GetLayer(0)) {
      OGRFeature row(copy->GetLayerDefn());
      row.SetFrom(feature.get());
      EXPECT_EQ(copy->CreateFeature(&row), OGRERR_NONE);
    }
    replace("\"" + name + ".gpkg\"", "\"" + name + ending + "\"");
  }

  void replace(const std::string& from, const std::string& to) {
    const std::size_t at = project.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    project.replace(at, from.size(), to);
  }

  /// Runs `check`. `reads_project`: else project.toml is left as a case has made it.
  [[nodiscard]] test::Outcome check(const std::string& more = "") const {
    if (writes_project) test::write_text(file("project.toml"), project);
    return test::citygauge("check " + file("project.toml").string() + " -o " + out().string() +
                           " --lang en " + more);
  }

  bool writes_project = true;
  std::string project =
      "title = \"tiny\"\n"
      "indicators = [\"road_density\", \"green_ratio\", \"park_area_per_capita\", \"facility_count\", "
      "\"permeable_share\"]\n"
      "[districts]\nsource = \"districts.gpkg\"\nid = \"did\"\nname = \"name\"\npopulation = \"pop\"\n"
      "scope = \"建成区\"\n"
      "[layers.roads]\nsource = \"roads.gpkg\"\n"
      "[layers.green]\nsource = \"green.gpkg\"\n"
      "[layers.facilities]\nsource = \"facilities.gpkg\"\n"
      "[layers.land_cover]\nsource = \"cover.tif\"\n";

 private:
  test::TemporaryFolder folder_;
};

enum class Expected {
  fine,           // the clean values and no issue beyond those of the clean city
  mended,         // the clean values and an issue
  reported,       // an issue, and values that are lower bounds for want of what it names
  not_evaluated,  // a value is missing and says why
  config_error,   // exit code 2
  input_error,    // exit code 3
};

struct Case {
  std::string kind;
  std::string input;  // what is wrong, as the table in docs/input.md says it
  Expected expected;
  std::string says;  // the code, a part of the note, or a part of the error
  std::function<void(City&)> spoil;
  double relative = 1e-9;  // tolerance of the values
};

}  // namespace citygauge::bad_input
