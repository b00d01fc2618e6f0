// The part of a layer that lies inside, or outside, another one: plans inside permanent farmland, plans
// outside the urban boundary, green that was not there before.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

/// Both layers count overlaps once. Evidence: the conflicting part of each feature.
[[nodiscard]] MeasureDeclaration overlap_declaration();

}  // namespace citygauge
