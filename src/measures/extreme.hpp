// The greatest or least value of an attribute among whole features: the tallest new building, the widest new
// road.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

/// Evidence: the features whose value lies beyond the target. A greatest value of no feature is 0 ("no new
/// building is too tall"), with a note; a least value of none does not exist. A district in which no feature
/// has the attribute has no value either; a negative number, of floors or metres, is none.
[[nodiscard]] MeasureDeclaration extreme_declaration();

}  // namespace citygauge
