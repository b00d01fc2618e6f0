// CGCS2000 / 3-degree Gauss-Kruger CM 108E, in which Chinese cities of the width of the generated one are
// drawn.
#pragma once

#include <ogr_spatialref.h>

#include <memory>

namespace citygauge::bench {

[[nodiscard]] inline std::unique_ptr<OGRSpatialReference> city_crs() {
  auto srs = std::make_unique<OGRSpatialReference>();
  srs->importFromEPSG(4545);
  srs->SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return srs;
}

}  // namespace citygauge::bench
