#include "input/layer_opening.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <map>
#include <set>

#include "input/archive.hpp"
#include "input/archive_bounds.hpp"
#include "input/database_layer.hpp"
#include "input/drawing.hpp"
#include "input/joined_table.hpp"
#include "input/layer_listing.hpp"
#include "input/open_dataset.hpp"
#include "input/place_table.hpp"
#include "input/shapefile.hpp"
#include "input/text_in_utf8.hpp"
#include "input/transit_feed.hpp"

namespace citygauge {
namespace {

/// The file to open: of a folder of shapefiles the one that is named as the layer.
std::filesystem::path file_of(const LayerSource& source) {
  const auto named = source.source / (source.layer + ".shp");
  return !source.layer.empty() && std::filesystem::is_regular_file(named) ? named : source.source;
}

void open_database(LayerOpening& opening, const LayerSource& source, const std::string& stated_path,
                   const std::string& ending) {
  static const std::set<std::string> texts{".geojson", ".json", ".geojsonl", ".geojsons"};
  const bool is_text = texts.contains(ending) && !stated_path.starts_with("/vsicurl/");
  const std::string path = is_text ? text_in_utf8(opening, source, stated_path) : stated_path;
  const bool copied = opening.files != nullptr && opening.files->holds(path);
  opening.dataset = copied ? open_unpacked(source, path) : open_vector_dataset(path);
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
}  // namespace

bool is_transit_feed(const std::filesystem::path& file) {
  const bool is_zip = lower_ending(file) == ".zip" && std::filesystem::is_regular_file(file);
  return (is_zip || std::filesystem::is_directory(file)) && !feed_folder(file).empty();
}

bool holds_one_layer(const std::filesystem::path& path) {
  static const std::set<std::string> endings{".shp", ".csv", ".dxf", ".tif", ".tiff"};
  return endings.contains(lower_ending(path));
}

DatasetHandle open_unpacked(const LayerSource& source, const std::string& path) {
  static const std::map<std::string, const char*> drivers{
      {".gpkg", "GPKG"},           {".gdb", "OpenFileGDB"},     {".geojson", "GeoJSON"}, {".json", "GeoJSON"},
      {".geojsonl", "GeoJSONSeq"}, {".geojsons", "GeoJSONSeq"}, {".fgb", "FlatGeobuf"}};
  return open_copy(path, drivers.at(lower_ending(path)), source.source.string());
}

std::string describe(const LayerSource& source) {
  std::string words = source.source.string();
  if (!source.layer.empty()) words += ", layer " + source.layer;
  if (!source.role.empty()) words += fmt::format(" (role {})", source.role);
  return words;
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
  if (is_file && lower_ending(path) == ".zip") path = unpack_layer(opening, source);
  const std::string ending = lower_ending(path);
  if (ending == ".shp" && is_file)
    open_shapefile(opening, source, path);
  else if (ending == ".dxf" && is_file)
    open_drawing(opening, source, role, path);
  else if (ending == ".csv" && is_file)
    open_place_table(opening, source, role, path);
  else
    open_database(opening, source, path, ending);
  complete(opening, source);
  return opening;
}

}  // namespace citygauge
