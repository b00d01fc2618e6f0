// How fast people walk on slopes.
//
// Source: W. Tobler, "Three presentations on geographical analysis and modeling", NCGIA technical report 93-1
// (1993): v = 6 km/h · exp(−3.5 · |slope + 0.05|), fastest where it goes down 5 %. On the flat that is 5.04
// km/h; here the pace on the flat is given and the rest follows in proportion.
#pragma once

namespace citygauge {

class WalkingPace {
 public:
  /// REQUIRES flat_kmh > 0.
  explicit WalkingPace(double flat_kmh) : flat_m_per_s_(flat_kmh / 3.6) {}

  [[nodiscard]] double flat_kmh() const { return flat_m_per_s_ * 3.6; }
  [[nodiscard]] double flat_seconds(double length_m) const { return length_m / flat_m_per_s_; }
  /// Time for a way whose length on the map is `length_m` and that rises by `slope` (0.1: ten metres on a
  /// hundred; negative: it falls).
  [[nodiscard]] double seconds(double length_m, double slope) const;

 private:
  double flat_m_per_s_;
};

}  // namespace citygauge
