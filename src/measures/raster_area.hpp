// Weighted area from a raster, with exact partial pixels.
#pragma once

#include <functional>
#include <span>

#include "measures/measure.hpp"
#include "measures/weighting.hpp"

namespace citygauge {

/// Σ covered area · weight per district, m². Cells are shares in 0…1, or values that the project maps to
/// classes. Cells without data (and values outside 0…1 or without a class) are left out and stand in the
/// ledger.
[[nodiscard]] Measured raster_area(Raster& raster, const Weighting& weighting, const Districts& districts);

/// Neighbouring cells of a row: of each the value (NaN without data), and how much of it is covered.
struct CellRun {
  std::span<const double> values, areas_m2, shares;
};

/// Calls `visit` with runs that hold every covered cell; some of their cells may not be covered.
void for_each_run(Raster& raster, ShapeView district, const std::function<void(const CellRun& run)>& visit);

/// Calls `visit(value, area_m2, share)` with every covered cell.
template <typename Visit>
void for_each_cell(Raster& raster, ShapeView district, Visit&& visit) {
  for_each_run(raster, district, [&](const CellRun& run) {
    for (std::size_t i = 0; i < run.shares.size(); ++i)
      if (run.shares[i] != 0) visit(run.values[i], run.areas_m2[i], run.shares[i]);
  });
}

}  // namespace citygauge
