// Random numbers that are the same on every machine: SplitMix64, seeded by what is drawn (a crossing, a
// cell), so that no place of the city depends on what was drawn before it.
#pragma once

#include <cstdint>

namespace citygauge::bench {

class Random {
 public:
  explicit Random(std::uint64_t seed, std::int64_t column = 0, std::int64_t row = 0);

  std::uint64_t next();
  /// In [0, 1).
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  double between(double low, double high) { return low + (high - low) * unit(); }
  /// Of the standard normal distribution (Box and Muller, 1958).
  double normal();

 private:
  std::uint64_t state_;
};

/// Smooth noise over the plane, in [0, 1]: random values at whole coordinates, eased between them.
[[nodiscard]] double value_noise(double x, double y, std::uint64_t seed);

}  // namespace citygauge::bench
