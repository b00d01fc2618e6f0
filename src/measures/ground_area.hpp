// The ground that a share is taken of: the whole district, or what of it is no water (INDICATORS §4).
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

[[nodiscard]] MeasureDeclaration ground_area_declaration();

}  // namespace citygauge
