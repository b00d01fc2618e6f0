#include "input/layer_names.hpp"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <set>

#include "input/archive.hpp"
#include "input/archive_bounds.hpp"
#include "input/layer_listing.hpp"
#include "input/open_dataset.hpp"

namespace citygauge {
std::vector<std::string> layer_names(const std::filesystem::path& file) {
  static const std::set<std::string> rasters{".tif", ".tiff"};
  start_gdal();
  if (lower_ending(file) == ".zip" && std::filesystem::is_regular_file(file)) {
    check_archive(file);
    return archived_layers(file);
  }
  std::vector<std::string> names;
  if (rasters.contains(lower_ending(file))) {
    static_cast<void>(open_raster_dataset(file));
    return names;
  }
  const DatasetHandle dataset = open_vector_dataset(file);
  for (OGRLayer* layer : dataset->GetLayers()) names.emplace_back(layer->GetName());
  return names;
}

}  // namespace citygauge
