// How much of a layer's land lies within reach of areas that serve it, where the greater reach farther: homes
// near a park. Catchments are grown from the areas' own borders; overlaps count once.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

[[nodiscard]] MeasureDeclaration served_land_declaration();

}  // namespace citygauge
