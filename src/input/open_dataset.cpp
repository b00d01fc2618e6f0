#include "input/open_dataset.hpp"

#include <cpl_error.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>

#include "core/error.hpp"
#include "input/archive_bounds.hpp"
#include "input/postgres.hpp"
#include "input/sqlite_journals.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

constexpr double most_cells = 4e10;              // 200 km × 200 km at 1 m
constexpr double largest_block_bytes = 1 << 28;  // GDAL takes a whole block into memory
constexpr double most_picture_pixels = 100e6;

std::vector<const char*> drivers_of(DatasetUse use, const Permissions& permissions) {
  switch (use) {
    case DatasetUse::vector: {
      std::vector<const char*> drivers{
          "GPKG", "ESRI Shapefile", "OpenFileGDB", "GeoJSON", "GeoJSONSeq", "FlatGeobuf", "DXF", "CSV", "OSM",
          "XLSX"};
      if (permissions.vrt) drivers.push_back("OGR_VRT");
      return drivers;
    }
    case DatasetUse::raster: {
      std::vector<const char*> drivers{"GTiff", "COG"};
      if (permissions.vrt) drivers.push_back("VRT");
      return drivers;
    }
    case DatasetUse::result:
      return {"GPKG"};
    case DatasetUse::picture:
      return {"PNG", "JPEG"};
  }
  return {};
}

unsigned flags_of(DatasetUse use) {
  const bool is_raster = use == DatasetUse::raster || use == DatasetUse::picture;
  return (is_raster ? GDAL_OF_RASTER : GDAL_OF_VECTOR) | GDAL_OF_READONLY;
}

struct Words {
  const char* what;
  const char* hint;
};

Words words_of(DatasetUse use) {
  switch (use) {
    case DatasetUse::vector:
    case DatasetUse::raster:
      return {"map data",
              "known formats: GeoPackage, Shapefile, file geodatabase, GeoJSON, FlatGeobuf, DXF, CSV, XLSX, "
              "OSM PBF; GeoTIFF for rasters"};
    case DatasetUse::result:
      return {"a GeoPackage", "give a result.gpkg, or its folder, that `citygauge check` has written"};
    case DatasetUse::picture:
      return {"a picture", "give a PNG or JPEG picture"};
  }
  return {};
}

bool is_vrt(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string start(256, ' ');
  stream.read(start.data(), static_cast<std::streamsize>(start.size()));
  return start.find("<VRTDataset") != std::string::npos ||
         start.find("<OGRVRTDataSource") != std::string::npos;
}

bool is_url(const std::string& name) {
  return name.starts_with("/vsicurl/");
}

/// Refuses what is no plain file or folder before GDAL sees the name.
void check_name(const fs::path& file, const Permissions& permissions) {
  const std::string name = file.string();
  if (is_url(name)) {
    if (!permissions.network)
      throw input_error(fmt::format("{}: the network is not allowed", name), "--allow-network allows it");
    return;
  }
  if (name.starts_with("/vsi"))
    throw input_error(fmt::format("{}: not a file or folder on this machine", name),
                      "download or unpack it first");
  std::error_code unknown;
  const auto status = fs::status(file, unknown);
  if (!fs::exists(status)) throw input_error(fmt::format("{}: no such file", name));
  if (!fs::is_regular_file(status) && !fs::is_directory(status))  // a pipe would never end
    throw input_error(fmt::format("{}: neither a file nor a folder", name));
  if (fs::is_regular_file(status) && is_archive(file)) check_archive(file);
}

void check_raster(GDALDataset& dataset, const std::string& name, DatasetUse use) {
  const double cells = 1.0 * dataset.GetRasterXSize() * dataset.GetRasterYSize();
  if (cells > (use == DatasetUse::picture ? most_picture_pixels : most_cells))
    throw input_error(
        use == DatasetUse::picture ? fmt::format("{}: has more than 100 million pixels", name)
                                   : fmt::format("{}: has {} × {} cells, more than 40 thousand million", name,
                                                 dataset.GetRasterXSize(), dataset.GetRasterYSize()),
        use == DatasetUse::picture ? words_of(use).hint : "cut the city out first: gdal_translate -projwin");
  for (int i = 1; i <= std::min(dataset.GetRasterCount(), 4); ++i) {
    GDALRasterBand& band = *dataset.GetRasterBand(i);
    int width = 0, height = 0;
    band.GetBlockSize(&width, &height);
    if (1.0 * width * height * GDALGetDataTypeSizeBytes(band.GetRasterDataType()) > largest_block_bytes)
      throw input_error(
          fmt::format("{}: a block of {} × {} cells does not fit into memory", name, width, height),
          "store it in tiles: gdal_translate -co TILED=YES");
  }
}

DatasetHandle open(const std::string& name, unsigned flags, std::vector<const char*> drivers,
                   const std::vector<std::string>& open_options, const Words& words) {
  drivers.push_back(nullptr);
  std::vector<const char*> options;
  for (const std::string& option : open_options) options.push_back(option.c_str());
  options.push_back(nullptr);
  CPLErrorReset();
  DatasetHandle dataset(GDALDataset::Open(name.c_str(), flags, drivers.data(), options.data(), nullptr));
  if (dataset != nullptr) return dataset;
  if (is_vrt(name))
    throw input_error(fmt::format("{}: a VRT is no data, it names other files to read", name),
                      "name those files, or allow it with --allow-vrt");
  throw input_error(fmt::format("{}: cannot be read as {}{}", name, words.what, gdal_reason()), words.hint);
}

DatasetHandle open_checked(const std::string& name, DatasetUse use,
                           const std::vector<std::string>& open_options, const Permissions& permissions) {
  DatasetHandle dataset =
      open(name, flags_of(use), drivers_of(use, permissions), open_options, words_of(use));
  if (dataset->GetRasterCount() > 0) check_raster(*dataset, name, use);
  return dataset;
}

}  // namespace

DatasetHandle open_dataset(const fs::path& file, DatasetUse use,
                           const std::vector<std::string>& open_options) {
  const Permissions& permissions = start_gdal();
  check_name(file, permissions);
  std::vector<std::string> options = open_options;
  const bool is_input =
      use == DatasetUse::vector || use == DatasetUse::raster;  // a result may lie open in QGIS
  if (is_input && !is_url(file.string()))
    for (const std::string& option : options_to_only_read(file)) options.push_back(option);
  return open_checked(file.string(), use, options, permissions);
}

DatasetHandle open_archived_dataset(const fs::path& archive, const std::string& member, DatasetUse use,
                                    const std::vector<std::string>& open_options) {
  const Permissions& permissions = start_gdal();
  check_name(archive, permissions);
  if (!is_archive(archive)) throw input_error(fmt::format("{}: not a ZIP archive", archive.string()));
  return open_checked(fmt::format("/vsizip/{{{}}}/{}", archive.string(), member), use, open_options,
                      permissions);
}

DatasetHandle open_connection(const Connection& connection) {
  refuse_unasked_network(connection);
  constexpr const char* hint = "is the server running, and does it let you in?";
  CPLErrorReset();
  const std::string statements = "PRELUDE_STATEMENTS=" + read_only_statements();
  const std::array<const char*, 2> options{statements.c_str(), nullptr};
  const std::array<const char*, 2> drivers{"PostgreSQL", nullptr};
  DatasetHandle dataset(GDALDataset::Open(connection_text(connection).c_str(),
                                          GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(), options.data(),
                                          nullptr));
  if (dataset != nullptr) return dataset;
  throw input_error(
      without_password(fmt::format("{}: cannot be opened{}", describe(connection), gdal_reason()),
                       connection),
      hint);
}

DatasetHandle open_vector_dataset(const fs::path& file, const std::vector<std::string>& open_options) {
  return open_dataset(file, DatasetUse::vector, open_options);
}

DatasetHandle open_raster_dataset(const fs::path& file) {
  return open_dataset(file, DatasetUse::raster);
}

void refuse_stored_query(GDALDataset& dataset, OGRLayer& layer, const std::string& what) {
  if (start_gdal().vrt || std::string(dataset.GetDriverName()) != "GPKG") return;
  OGRLayer* const tables = dataset.ExecuteSQL(
      "SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND m.sql LIKE 'CREATE TABLE%' AND NOT "
      "EXISTS (SELECT 1 FROM pragma_table_xinfo(m.name) WHERE hidden <> 0)",
      nullptr, nullptr);
  bool is_table = false;
  if (tables != nullptr)
    for (auto& row : *tables) is_table = is_table || EQUAL(row->GetFieldAsString(0), layer.GetName());
  dataset.ReleaseResultSet(tables);
  if (!is_table)
    throw input_error(fmt::format("{}: the layer is a stored query, not a table", what),
                      "save it as a layer of its own, or allow it with --allow-vrt");
}

}  // namespace citygauge
