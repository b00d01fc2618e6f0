// Area within a distance of points, exact (INDICATORS §2 bus_stop_coverage): the union of discs inside each
// district. Points outside the district count for what they cover inside it.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

[[nodiscard]] MeasureDeclaration covered_area_declaration();

}  // namespace citygauge
