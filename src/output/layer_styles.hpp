// QGIS's table `layer_styles`: the default looks of the layers in a GeoPackage, taken up when they are
// opened.
#pragma once

#include <vector>

#include "output/district_columns.hpp"
#include "output/geopackage_file.hpp"

namespace citygauge {

/// One default style per layer. The districts have one style per indicator to choose from; the default is the
/// first indicator that has a target.
void write_layer_styles(GeopackageFile& geopackage, const RunReport& report,
                        const std::vector<DistrictColumn>& columns);

}  // namespace citygauge
