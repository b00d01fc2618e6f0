// The widest road of a district: by its red-line width where that is stated, else by the largest circle that
// fits into its surface.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

[[nodiscard]] MeasureDeclaration widest_road_declaration();

}  // namespace citygauge
