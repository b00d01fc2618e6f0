// An indicator's formula as people read it: "1000 × length(roads, class ∈ {arterial, branch}) ÷
// area(district)".
#pragma once

#include "model/indicator.hpp"
#include "model/text.hpp"

namespace citygauge {

/// Factor, numerator and denominator with the features that count and the options they are measured by.
/// In English, roles, attributes and classes keep the names that a project file gives them; of an option's
/// nested tables only the keys are shown. Quantities are in SI (m, m², people).
[[nodiscard]] Text formula_text(const Indicator& indicator);

}  // namespace citygauge
