// Length of lines per district (INDICATORS §2 road_density): centre lines clipped to the district, dual
// carriageways once, a stretch along a shared border half to each side.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

[[nodiscard]] MeasureDeclaration length_declaration();

}  // namespace citygauge
