// The connected components of a network of lines: how many there are in a district, or how long the largest
// is; with the pieces that are cut off, dead ends and the gaps where little is missing.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

[[nodiscard]] MeasureDeclaration components_declaration();

}  // namespace citygauge
