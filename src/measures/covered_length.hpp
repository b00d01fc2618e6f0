// The length of ways from which something is within walking distance, exact to the metre where the distance
// ends.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

/// The measure's layer is the network itself. Evidence: the stretches from which nothing is within the
/// distance, as far as they lie in a district.
[[nodiscard]] MeasureDeclaration covered_length_declaration();

}  // namespace citygauge
