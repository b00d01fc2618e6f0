// People per district, from the districts' own attribute (INDICATORS §4: the district attribute goes first).
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

[[nodiscard]] MeasureDeclaration population_declaration();

}  // namespace citygauge
