// Areas per district: of the district itself, or of the union of a layer's polygons in it (overlaps once).
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

/// `area` without a layer is the district's own area; with a layer, the area of the union.
[[nodiscard]] MeasureDeclaration area_declaration();

/// `weighted_area`: Σ area·weight, the weight in [0, 1] by class or attribute, overlaps by priority; from
/// polygons, or from a raster with exact partial pixels (INDICATORS §2 green_ratio, permeable_share).
[[nodiscard]] MeasureDeclaration weighted_area_declaration();

/// The option `water` of shares of the ground: both_parts, denominator_only or neither_part (INDICATORS §4).
[[nodiscard]] Parameter water_parameter();
/// No district has a value: a raster of shares cannot tell water from grass.
[[nodiscard]] Measured water_unknown(const MeasureContext& context);

}  // namespace citygauge
