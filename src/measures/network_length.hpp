// Length of the streets that lines run along: each counts once, however many bus routes share it.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

/// Lines that lie on one another, or within `max_gap_m` side by side, count once
/// (geometry/repeated_stretches.hpp); the first of them in order of coordinates is the one that counts, so
/// lines beside one another give the length of one of them. A piece of up to twice the gap between repeated
/// stretches is taken for the outside of a bend and repeated as well. Lines outside the districts are
/// compared too, so districts share out one network. Evidence: the stretches that repeat another line.
[[nodiscard]] MeasureDeclaration network_length_declaration();

}  // namespace citygauge
