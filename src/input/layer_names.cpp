#include "input/layer_names.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <cctype>

#include "input/archive.hpp"
#include "input/archive_bounds.hpp"
#include "input/open_dataset.hpp"

namespace citygauge {
namespace {

bool is_zip(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  std::ranges::transform(ending, ending.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending == ".zip" && std::filesystem::is_regular_file(file);
}

bool is_raster(const std::filesystem::path& file) {
  const std::string ending = file.extension().string();
  return ending == ".tif" || ending == ".tiff" || ending == ".TIF" || ending == ".TIFF";
}

}  // namespace

std::vector<std::string> layer_names(const std::filesystem::path& file) {
  start_gdal();
  if (is_zip(file)) {
    check_archive(file);
    return archived_layers(file);
  }
  std::vector<std::string> names;
  if (is_raster(file)) {
    static_cast<void>(open_raster_dataset(file));
    return names;
  }
  const DatasetHandle dataset = open_vector_dataset(file);
  for (OGRLayer* layer : dataset->GetLayers()) names.emplace_back(layer->GetName());
  return names;
}

}  // namespace citygauge
