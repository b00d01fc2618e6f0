// Which layers an indicator reads, asked of its measures as a run would ask them: so that help and
// documentation cannot say anything else than what is done.
#pragma once

#include <vector>

#include "config/library.hpp"
#include "measures/measure.hpp"

namespace citygauge {

/// The layers of the numerator, then those of the denominator, each role once with all attributes asked for;
/// optional when no measure insists on it. Districts are taken to have no population of their own.
/// ERRORS: Error{config}: the indicator is not the library's, or its measures do not fit.
[[nodiscard]] std::vector<LayerNeed> needs_of(const Indicator& indicator, const Library& library);

}  // namespace citygauge
