// Shapefiles as they arrive: without a .cpg or with a wrong one, without a .shx, without a .dbf.
#pragma once

#include <string>

#include "input/layer_opening.hpp"

namespace citygauge {

/// Opens the .shp at `path` (any path that GDAL reads). The encoding that the project states counts;
/// otherwise the text of the .dbf decides whether to believe what the file declares. ERRORS: Error{input}.
void open_shapefile(LayerOpening& opening, const LayerSource& source, const std::string& path);

}  // namespace citygauge
