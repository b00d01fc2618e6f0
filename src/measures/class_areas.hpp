// What a layer's area inside another layer is made of, class by class: parks, water and the rest within the
// ecological corridors.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

[[nodiscard]] MeasureDeclaration class_areas_declaration();

}  // namespace citygauge
