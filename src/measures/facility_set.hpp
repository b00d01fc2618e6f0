// Who has every kind of facility that is needed: complete communities, and the people within walking distance
// of all of them.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

[[nodiscard]] MeasureDeclaration facility_set_declaration();

}  // namespace citygauge
