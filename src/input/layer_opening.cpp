#include "input/layer_opening.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>

#include "input/archive.hpp"
#include "input/archive_bounds.hpp"
#include "input/database_layer.hpp"
#include "input/drawing.hpp"
#include "input/joined_table.hpp"
#include "input/open_dataset.hpp"
#include "input/place_table.hpp"
#include "input/shapefile.hpp"
#include "input/transit_feed.hpp"

namespace citygauge {
namespace {

std::string ending_of(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  std::ranges::transform(ending, ending.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending;
}

/// The file to open: of a folder of shapefiles the one that is named as the layer.
std::filesystem::path file_of(const LayerSource& source) {
  const auto named = source.source / (source.layer + ".shp");
  return !source.layer.empty() && std::filesystem::is_regular_file(named) ? named : source.source;
}

void open_database(LayerOpening& opening, const LayerSource& source, const std::string& path,
                   const std::string& ending) {
  static const std::map<std::string, const char*> drivers{
      {".gpkg", "GPKG"},           {".gdb", "OpenFileGDB"},     {".geojson", "GeoJSON"}, {".json", "GeoJSON"},
      {".geojsonl", "GeoJSONSeq"}, {".geojsons", "GeoJSONSeq"}, {".fgb", "FlatGeobuf"}};
  const bool copied = opening.files != nullptr && opening.files->holds(path);
  opening.dataset =
      copied ? open_copy(path, drivers.at(ending), source.source.string()) : open_vector_dataset(path);
  opening.layer = &find_layer(*opening.dataset, source.layer, describe(source));
  refuse_stored_query(*opening.dataset, *opening.layer, describe(source));  // before it is asked anything
  if (std::string(opening.dataset->GetDriverName()) == "OSM")
    opening.dataset->ExecuteSQL(fmt::format("SET interest_layers = {}", opening.layer->GetName()).c_str(),
                                nullptr, nullptr);
}

/// What is alike for all that is stored as a table.
void complete(LayerOpening& opening, const LayerSource& source) {
  if (!opening.crs) opening.crs = crs_of(opening.layer->GetSpatialRef());
  if (source.join) join_table(opening, source);
}

bool is_transit_feed(const std::filesystem::path& file) {
  const bool is_zip = ending_of(file) == ".zip" && std::filesystem::is_regular_file(file);
  return (is_zip || std::filesystem::is_directory(file)) && !feed_folder(file).empty();
}

}  // namespace

std::string describe(const LayerSource& source) {
  return source.layer.empty()
             ? fmt::format("{} (role {})", source.source.string(), source.role)
             : fmt::format("{}, layer {} (role {})", source.source.string(), source.layer, source.role);
}

OGRLayer& find_layer(GDALDataset& dataset, const std::string& name, const std::string& where) {
  std::vector<std::string> names;
  for (int i = 0; i < dataset.GetLayerCount(); ++i) names.emplace_back(dataset.GetLayer(i)->GetName());
  const std::string hint = fmt::format("it has: {}", fmt::join(names, ", "));
  if (names.empty()) throw input_error(fmt::format("{}: there is no layer in it", where));
  if (!name.empty()) {
    OGRLayer* layer = dataset.GetLayerByName(name.c_str());
    if (layer == nullptr) throw input_error(fmt::format("{}: there is no such layer", where), hint);
    return *layer;
  }
  if (names.size() > 1)
    throw input_error(fmt::format("{}: it has several layers; say which one", where), hint);
  return *dataset.GetLayer(0);
}

LayerOpening open_layer(const LayerSource& stated, const Role& role) {
  start_gdal();
  LayerOpening opening;
  LayerSource source = stated;
  if (source.database) {
    open_database_layer(opening, source);
    complete(opening, source);
    return opening;
  }
  std::string path = file_of(source).string();
  const bool is_file = std::filesystem::is_regular_file(path);
  if (is_file && is_archive(path)) check_archive(path);
  if (is_transit_feed(source.source)) {
    open_transit_feed(opening, source, role, feed_folder(source.source));
    return opening;
  }
  if (is_file && ending_of(path) == ".zip") path = unpack_layer(opening, source);
  const std::string ending = ending_of(path);
  if (ending == ".shp" && is_file)
    open_shapefile(opening, source, path);
  else if (ending == ".dxf" && is_file)
    open_drawing(opening, source, role, path);
  else if (ending == ".csv" && is_file)
    open_place_table(opening, source, path);
  else
    open_database(opening, source, path, ending);
  complete(opening, source);
  return opening;
}

}  // namespace citygauge
