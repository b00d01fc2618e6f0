// Weighted area from a raster, with exact partial pixels.
#pragma once

#include "measures/measure.hpp"
#include "measures/weighting.hpp"

namespace citygauge {

/// Σ covered area · weight per district, m². Cells are shares in 0…1, or values that the project maps to
/// classes. Cells without data (and values outside 0…1 or without a class) are left out and stand in the
/// ledger.
[[nodiscard]] Measured raster_area(Raster& raster, const Weighting& weighting, const Districts& districts);

/// Calls `visit` with every covered cell's value (NaN without data) and its covered area in m² and share.
void for_each_cell(Raster& raster, ShapeView district,
                   const std::function<void(double value, double area_m2, double share)>& visit);

}  // namespace citygauge
