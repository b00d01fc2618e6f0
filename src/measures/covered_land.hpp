// How much of a layer's land lies within a distance of points: homes near a bus stop. Overlapping polygons
// count once, circles are exact.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

[[nodiscard]] MeasureDeclaration covered_land_declaration();

}  // namespace citygauge
