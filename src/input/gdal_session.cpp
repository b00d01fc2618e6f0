#include "input/gdal_session.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace citygauge {
namespace {

/// All that may ever run. What a dataset is opened with is fewer: input/open_dataset.cpp. MEM and Memory hold
/// what GDAL itself puts together.
constexpr std::array<std::string_view, 17> known_drivers{
    "GPKG", "ESRI Shapefile", "OpenFileGDB", "GeoJSON", "GeoJSONSeq", "FlatGeobuf", "DXF", "CSV",   "OSM",
    "XLSX", "PostgreSQL",     "GTiff",       "COG",     "PNG",        "JPEG",       "MEM", "Memory"};

constexpr std::array settings{
    std::pair{"GDAL_DRIVER_PATH", "disable"},  // no plugins: a driver is code
    std::pair{"GDAL_PAM_ENABLED", "NO"},       // neither writes .aux.xml beside an input nor reads it
    std::pair{"OGR_GEOJSON_MAX_OBJ_SIZE", "0"},
    std::pair{"OGR_SQLITE_LOAD_EXTENSIONS", ""},       // an empty list
    std::pair{"OGR_SQLITE_STATIC_VIRTUAL_OGR", "NO"},  // else a table of a database may name another file
    std::pair{"GDAL_VRT_ENABLE_PYTHON", "NO"},
    std::pair{"GDAL_VRT_ENABLE_RAWRASTERBAND", "NO"},
    std::pair{"SHAPE_RESTORE_SHX", "NO"},  // would write beside the input
    std::pair{"GDAL_HTTP_TIMEOUT", "60"},
};

/// Answers what GDAL wants to fetch, for example a CRS that a GeoJSON file names by a link. No answer at all
/// would let GDAL fetch it after all; the caller destroys this one.
CPLHTTPResult* refuse_to_fetch(const char* url, CSLConstList /*options*/, GDALProgressFunc /*progress*/,
                               void* /*progress_argument*/, CPLHTTPFetchWriteFunc /*write*/,
                               void* /*write_argument*/, void* /*user_data*/) {
  const std::string message = fmt::format("{} is not fetched without --allow-network", url);
  CPLError(CE_Failure, CPLE_NotSupported, "%s", message.c_str());
  auto* const refusal = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
  refusal->nStatus = 1;
  refusal->pszErrBuf = CPLStrdup(message.c_str());
  return refusal;
}

void close_network() {
  CPLHTTPSetFetchCallback(refuse_to_fetch, nullptr);
  // The one name that the network file systems (/vsicurl/, /vsis3/ …) may open: none has it.
  CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_FILENAME", "/citygauge/opens/nothing/over/the/network");
  OSRSetPROJEnableNetwork(FALSE);
}

void keep_known_drivers(bool with_vrt) {
  GDALDriverManager& manager = *GetGDALDriverManager();
  for (int i = manager.GetDriverCount() - 1; i >= 0; --i) {
    GDALDriver* const driver = manager.GetDriver(i);
    const std::string_view name = driver->GetDescription();
    const bool is_vrt = name == "VRT" || name == "OGR_VRT";
    if (std::ranges::find(known_drivers, name) != known_drivers.end() || (with_vrt && is_vrt)) continue;
    manager.DeregisterDriver(driver);
    GDALDestroyDriver(driver);
  }
}

}  // namespace

void DatasetCloser::operator()(GDALDataset* dataset) const {
  GDALClose(dataset);
}

const Permissions& start_gdal(const Permissions& permissions) {
  static const Permissions in_force = [&] {
    CPLSetErrorHandler(CPLQuietErrorHandler);
    for (const auto& [name, value] : settings) CPLSetConfigOption(name, value);
    if (!permissions.network) close_network();
    GDALAllRegister();
    keep_known_drivers(permissions.vrt);
    return permissions;
  }();
  return in_force;
}

std::string gdal_reason() {
  const std::string message = CPLGetLastErrorMsg();
  return message.empty() ? "" : fmt::format(" ({})", message);
}

}  // namespace citygauge
