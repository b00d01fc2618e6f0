// Numbers as people read them: rounded, but never so far that the verdict seems wrong. The tables keep all
// digits.
#pragma once

#include <string>

namespace citygauge {

/// Whole numbers as they are; else three decimals below 1, two below 100, one above, none from a million; two
/// significant digits where three decimals would show 0. Independent of the locale.
[[nodiscard]] std::string shown_number(double value);

/// The same with as many more decimals as it takes for the rounded value to meet `threshold` exactly when the
/// value does: 7.9996 against ">= 8" is "7.9996", not "8.00". A threshold that is none changes nothing.
[[nodiscard]] std::string shown_value(double value, const std::string& threshold);

/// ">= 8" -> "≥ 8".
[[nodiscard]] std::string shown_threshold(std::string threshold);
/// "km/km2" -> "km/km²".
[[nodiscard]] std::string shown_unit(std::string unit);

}  // namespace citygauge
