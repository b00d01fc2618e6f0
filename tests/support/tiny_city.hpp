// Small cities on disk for tests of the whole program: layers from WKT, a project file, and the program run
// on it.
#pragma once

#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "input/open_dataset.hpp"

namespace citygauge::test {

/// A folder of its own, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "citygauge_test_XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

struct TinyFeature {
  std::string wkt;  // empty: no geometry
  std::map<std::string, std::string> fields;
};

/// Writes one layer; the driver follows from the file's ending. `epsg` 0: no CRS.
inline void write_layer(const std::filesystem::path& file, const std::string& name, OGRwkbGeometryType type,
                        int epsg, const std::vector<TinyFeature>& features,
                        const std::vector<std::string>& fields = {}) {
  start_gdal();
  GDALAllRegister();
  const std::map<std::string, std::string> drivers{
      {".gpkg", "GPKG"}, {".shp", "ESRI Shapefile"}, {".geojson", "GeoJSON"}, {".fgb", "FlatGeobuf"}};
  GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(drivers.at(file.extension().string()).c_str());
  DatasetHandle dataset(std::filesystem::exists(file)
                            ? GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE)
                            : driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  OGRSpatialReference srs;
  if (epsg != 0) srs.importFromEPSG(epsg);
  srs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  OGRLayer* layer = dataset->CreateLayer(name.c_str(), epsg == 0 ? nullptr : &srs, type, nullptr);
  ASSERT_NE(layer, nullptr) << file;
  for (const std::string& field : fields) {
    OGRFieldDefn definition(field.c_str(), OFTString);
    layer->CreateField(&definition);
  }
  for (const TinyFeature& tiny : features) {
    OGRFeature feature(layer->GetLayerDefn());
    for (const auto& [field, value] : tiny.fields) feature.SetField(field.c_str(), value.c_str());
    OGRGeometry* geometry = nullptr;
    if (!tiny.wkt.empty()) OGRGeometryFactory::createFromWkt(tiny.wkt.c_str(), nullptr, &geometry);
    if (geometry != nullptr) feature.SetGeometryDirectly(geometry);
    ASSERT_EQ(layer->CreateFeature(&feature), OGRERR_NONE);
  }
}

inline void write_text(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file) << text;
}

inline std::string read_text(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

struct Outcome {
  int exit_code = -1;
  std::string out;
  std::string err;
};

/// Runs the program as a user would, in a shell.
inline Outcome citygauge(const std::string& arguments, const std::string& environment = "") {
  const TemporaryFolder talk;
  const std::string command =
      environment + " " + std::string(CITYGAUGE_BINARY) + " " + arguments + " 2>" + (talk / "err").string();
  Outcome outcome;
  FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 4096> buffer{};
  while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe))
    outcome.out.append(buffer.data(), count);
  const int status = pclose(pipe);
  outcome.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.err = read_text(talk / "err");
  return outcome;
}

}  // namespace citygauge::test
