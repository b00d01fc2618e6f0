// The largest patch that hangs together of a layer's area, less what other layers take from it: the hard
// surface of a square without its lawns and pools.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

[[nodiscard]] MeasureDeclaration largest_patch_declaration();

}  // namespace citygauge
