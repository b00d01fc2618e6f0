// Where values fall on an axis: a range that shows all values and all targets, with round ticks.
#pragma once

#include <vector>

namespace citygauge::html {

struct ChartScale {
  double low = 0, high = 1;   // low < high
  double step = 1;            // between ticks: 1, 2 or 5 times a power of ten
  std::vector<double> ticks;  // within the range

  /// 0 at `low`, 1 at `high`; beyond them it is held there.
  [[nodiscard]] double fraction(double value) const;
};

/// A range with at most `most_ticks` round ticks, that holds all of `values` and, if `from_zero`, zero.
[[nodiscard]] ChartScale chart_scale(const std::vector<double>& values, bool from_zero, int most_ticks);

/// 1, 2 or 5 times a power of ten, not less than `size`. REQUIRES size > 0.
[[nodiscard]] double round_step(double size);

}  // namespace citygauge::html
