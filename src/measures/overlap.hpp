// The part of a layer that lies inside, or outside, another one: plans inside permanent farmland, plans
// outside the urban boundary, green that was not there before.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

/// Both layers count overlaps once. Evidence: the conflicting part of each feature, district by district.
[[nodiscard]] MeasureDeclaration overlap_declaration();
/// The area that a layer has and an earlier one had not.
[[nodiscard]] MeasureDeclaration gained_area_declaration();

}  // namespace citygauge
