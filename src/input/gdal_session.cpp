#include "input/gdal_session.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <fmt/format.h>
#include <gdal_priv.h>

#include <array>
#include <mutex>
#include <system_error>

#include "core/error.hpp"

namespace citygauge {
namespace {

constexpr std::array vector_drivers{"GPKG", "ESRI Shapefile", "GeoJSON", "GeoJSONSeq", "FlatGeobuf", "OSM"};
constexpr std::array raster_drivers{"GTiff", "COG"};

void list_known_formats(std::string& hint) {
  hint = "known formats: GeoPackage, Shapefile, GeoJSON, FlatGeobuf, OSM PBF; GeoTIFF for rasters";
}

template <std::size_t N>
DatasetHandle open(const std::filesystem::path& file, unsigned flags,
                   const std::array<const char*, N>& drivers, const std::vector<std::string>& open_options) {
  start_gdal();
  std::error_code unknown;
  const auto status = std::filesystem::status(file, unknown);
  if (!std::filesystem::exists(status)) throw input_error(fmt::format("{}: no such file", file.string()));
  if (!std::filesystem::is_regular_file(status) && !std::filesystem::is_directory(status))  // a pipe
    throw input_error(fmt::format("{}: neither a file nor a folder", file.string()));
  std::vector<const char*> allowed(drivers.begin(), drivers.end());
  allowed.push_back(nullptr);
  std::vector<const char*> options;
  for (const std::string& option : open_options) options.push_back(option.c_str());
  options.push_back(nullptr);
  CPLErrorReset();
  DatasetHandle dataset(
      GDALDataset::Open(file.c_str(), flags | GDAL_OF_READONLY, allowed.data(), options.data(), nullptr));
  if (dataset != nullptr) return dataset;
  std::string hint;
  list_known_formats(hint);
  throw input_error(fmt::format("{}: cannot be read as map data{}", file.string(), gdal_reason()), hint);
}

}  // namespace

void DatasetCloser::operator()(GDALDataset* dataset) const {
  GDALClose(dataset);
}

void start_gdal() {
  static std::once_flag once;
  std::call_once(once, [] {
    CPLSetErrorHandler(CPLQuietErrorHandler);
    CPLSetConfigOption("OGR_GEOJSON_MAX_OBJ_SIZE", "0");
    CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");  // never writes .aux.xml beside an input
    GDALAllRegister();
  });
}

DatasetHandle open_vector_dataset(const std::filesystem::path& file,
                                  const std::vector<std::string>& open_options) {
  return open(file, GDAL_OF_VECTOR, vector_drivers, open_options);
}

DatasetHandle open_raster_dataset(const std::filesystem::path& file) {
  return open(file, GDAL_OF_RASTER, raster_drivers, {});
}

std::string gdal_reason() {
  const std::string message = CPLGetLastErrorMsg();
  return message.empty() ? "" : fmt::format(" ({})", message);
}

}  // namespace citygauge
