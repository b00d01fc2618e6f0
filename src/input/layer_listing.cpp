#include "input/layer_listing.hpp"

#include <cpl_vsi.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "input/archive.hpp"
#include "input/archive_bounds.hpp"
#include "input/layer_opening.hpp"
#include "input/open_dataset.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

bool exists(const std::string& path) {
  VSIStatBufL status;
  return VSIStatL(path.c_str(), &status) == 0;
}

std::vector<std::string> names_in(GDALDataset& dataset) {
  std::vector<std::string> names;
  for (OGRLayer* layer : dataset.GetLayers()) names.emplace_back(layer->GetName());
  return names;
}

std::vector<std::string> names_in_archive(const fs::path& archive) {
  std::vector<std::string> names = archived_layers(archive);
  if (names.size() != 1) return names;
  LayerSource source;
  source.source = archive;
  LayerOpening opening;
  const std::string path = unpack_layer(opening, source);
  return holds_one_layer(path) ? std::vector<std::string>{""} : names_in(*open_unpacked(source, path));
}

std::vector<std::string> names_in_feed(const std::string& folder) {
  std::vector<std::string> names{stops_of_feed};
  if (exists(folder + "/shapes.txt")) names.emplace_back(routes_of_feed);
  return names;
}

std::vector<std::string> names_in(const fs::path& source) {
  if (is_transit_feed(source)) return names_in_feed(feed_folder(source));
  if (holds_one_layer(source)) return {""};
  if (lower_ending(source) == ".zip" && fs::is_regular_file(source)) {
    check_archive(source);
    return names_in_archive(source);
  }
  return names_in(*open_vector_dataset(source));
}

}  // namespace

std::string lower_ending(const fs::path& file) {
  std::string ending = file.extension().string();
  std::ranges::transform(ending, ending.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending;
}

std::vector<LayerSource> layers_in(const fs::path& source) {
  start_gdal();
  std::vector<LayerSource> layers;
  std::vector<std::string> names = names_in(source);
  if (names.empty()) throw input_error(source.string() + ": there is no layer in it");
  if (names.size() == 1 && !is_transit_feed(source)) names = {""};
  for (const std::string& name : names) {
    layers.emplace_back().source = source;
    layers.back().layer = name;
  }
  return layers;
}

}  // namespace citygauge
