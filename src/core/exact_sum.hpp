// A sum that does not depend on the order of its terms: each term is rounded once to a multiple of 2^-40
// (about 1e-12 of a metre or square metre) and added as an integer. Threads, tiles and feature order
// therefore change no digit of a result.
#pragma once

#include <cmath>

namespace citygauge {

class ExactSum {
 public:
  /// REQUIRES |term| < 2^80; terms above 2^13 keep all of their 53 bits.
  void add(double term) { units_ += static_cast<Units>(std::nearbyint(term * per_unit)); }
  void add(const ExactSum& other) { units_ += other.units_; }
  [[nodiscard]] double value() const { return static_cast<double>(units_) / per_unit; }

 private:
  __extension__ using Units = __int128;
  static constexpr double per_unit = 1099511627776.0;  // 2^40
  Units units_ = 0;
};

}  // namespace citygauge
