// What the rounding of coordinates may make of a value: a corridor that is drawn 50 m wide along a slanted
// line measures 49.9999999997 m. What differs from a bound by no more is equal to it (docs/decisions/0018).
#pragma once

#include <cmath>

namespace citygauge {

/// Of a bound: 0.05 µm of 50 m, 0.1 m² of 100 km². A double holds a northing of 4,000 km to 0.0005 µm.
constexpr double relative_rounding = 1e-9;

/// The least value that is equal to the bound.
[[nodiscard]] inline double least_equal(double bound) {
  return bound - relative_rounding * std::abs(bound);
}

/// The greatest value that is equal to the bound.
[[nodiscard]] inline double greatest_equal(double bound) {
  return bound + relative_rounding * std::abs(bound);
}

/// value − bound; exactly 0 where they are equal.
[[nodiscard]] inline double beyond_rounding(double value, double bound) {
  return value >= least_equal(bound) && value <= greatest_equal(bound) ? 0 : value - bound;
}

}  // namespace citygauge
