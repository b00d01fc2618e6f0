// QGIS's table `layer_styles`: the looks of the layers in a GeoPackage, as QML and as SLD. QGIS takes up the
// default ones when it opens the layers.
#pragma once

#include <string>
#include <vector>

#include "config/style_book.hpp"
#include "output/district_columns.hpp"
#include "output/geopackage_file.hpp"

namespace citygauge {

struct NamedStyle {
  std::string table;
  std::string name;
  std::string description;
  bool is_default = true;
  LayerStyle style;
};

/// One default style per table with geometry. The districts have two per indicator to choose from: by
/// verdict, named like the indicator, where a target judges it, and by value, named "<indicator> value". The
/// default is the first verdict, or else the first value. Of evidence only classes that occur are kept.
[[nodiscard]] std::vector<NamedStyle> layer_styles(const RunReport& report,
                                                   const std::vector<DistrictColumn>& columns,
                                                   const StyleBook& book);

void write_layer_styles(GeopackageFile& geopackage, const std::vector<NamedStyle>& styles);
void write_layer_styles(GeopackageFile& geopackage, const RunReport& report,
                        const std::vector<DistrictColumn>& columns, const StyleBook& book);

}  // namespace citygauge
