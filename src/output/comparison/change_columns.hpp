// The columns of the table `changes`, named once: GeoPackage, CSV and JSON write these, in this order. The
// names are a contract with other programs.
#pragma once

#include <span>

#include "output/comparison/comparison.hpp"
#include "output/row_columns.hpp"

namespace citygauge {

[[nodiscard]] std::span<const Column<Change>> change_columns();
[[nodiscard]] std::span<const Column<YardstickDifference>> yardstick_columns();

}  // namespace citygauge
