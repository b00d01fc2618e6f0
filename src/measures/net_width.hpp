// Net width of ecological corridors between groups (INDICATORS §2 corridor_net_width): the widest way through
// what is left of a corridor when construction land, buildings and roads along it are taken away.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

[[nodiscard]] MeasureDeclaration net_width_declaration();

}  // namespace citygauge
