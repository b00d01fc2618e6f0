// Cuts the values of an indicator into the few round classes of a map, so that the target is a border: no
// class holds both districts that meet it and districts that miss it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/text.hpp"

namespace citygauge {

/// Where a class lies: it meets the target, or misses it by lying below or above it.
enum class TargetSide : std::uint8_t { no_target, meets, below, above };

struct ValueClass {
  double lower = 0, upper = 0;  // with what rounding makes of the target's value; -no_bound or no_bound
                                // (model/style.hpp) at an open end
  TargetSide side = TargetSide::no_target;
  Text label;  // "7–8 km/km²", "≥ 10 km/km²"
};

struct ValueClasses {
  /// At most 7, the greatest first; the least first where the target's own value belongs to the class below
  /// it
  /// ("<= 8", "> 8"); those within a range before those without. So a value on a border belongs to the first
  /// class that holds it, and to the right side of the target. Empty when there is neither value nor target.
  std::vector<ValueClass> classes;
  bool has_missing = false;  // some district has no value, or one beyond ±no_bound
};

/// Borders are 1, 2 or 5 times a power of ten apart, but for the target, which is kept as it is (a text that
/// is no threshold is no target). Outliers, beyond 1.5 times the quartiles' distance, do not stretch the
/// classes: the outer ones are open. The same values in any order give the same classes.
[[nodiscard]] ValueClasses value_classes(const std::vector<std::optional<double>>& values,
                                         const std::string& threshold, const std::string& unit);

}  // namespace citygauge
