// Counting whole features, and adding up one of their attributes.
#pragma once

#include "measures/measure.hpp"

namespace citygauge {

/// Number of features. With `evidence`, those that count are drawn (for counts that ought to be 0); with
/// `among` (measures/among.hpp) those that are meant but do not count, so that each miss of a share is on the
/// map.
[[nodiscard]] MeasureDeclaration count_declaration();

/// Sum of an attribute. Where a feature has no value, `or_area_times` names an attribute to be multiplied by
/// the feature's own area instead (floors: footprint × floors), or with `or_area` that area itself stands in.
/// Features without either, or with a number that cannot be (negative), are left out, and an issue says how
/// many; a district in which that is all of them has no value.
[[nodiscard]] MeasureDeclaration sum_declaration();

}  // namespace citygauge
