// Whether a field of areas agrees with the areas as drawn, and in which unit it is: m², ha, 亩 or km².
#pragma once

#include "inspect/inspection.hpp"

namespace citygauge {

/// Adds what it finds about each field that is called like an area. REQUIRES polygons in a metric CRS.
void check_area_fields(InspectedLayer& layer);

}  // namespace citygauge
