// The columns of a batch's tables, named once for GeoPackage, CSV and JSON.
#pragma once

#include <span>

#include "model/batch.hpp"
#include "output/row_columns.hpp"

namespace citygauge {

[[nodiscard]] std::span<const Column<PlanOutcome>> plan_columns();
[[nodiscard]] std::span<const Column<PlanTarget>> plan_target_columns();

}  // namespace citygauge
