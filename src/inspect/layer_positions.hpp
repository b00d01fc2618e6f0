// What only several layers together can tell: one that lies in another zone or far off, and points that carry
// the offset of a web map.
#pragma once

#include "inspect/inspection.hpp"

namespace citygauge {

/// REQUIRES that layers marked `transformed` are in the inspection's CRS.
void check_positions(Inspection& inspection);

}  // namespace citygauge
