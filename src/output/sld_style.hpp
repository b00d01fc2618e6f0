// A layer's style as SLD 1.1 with Symbology Encoding 1.1 (OGC 05-077r4, 05-078r4), which GeoServer, QGIS and
// other programs read.
#pragma once

#include <string>

#include "model/style.hpp"

namespace citygauge {

/// One rule per class. Sizes are in pixels of 0.28 mm, the standard's own unit. `layer` is the name of the
/// table.
[[nodiscard]] std::string to_sld(const LayerStyle& style, const std::string& layer);

}  // namespace citygauge
