// Many values as counts in bins of equal width, cut at the target so that no bin holds both values that meet
// it and values that miss it.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "model/result.hpp"

namespace citygauge::html {

struct HistogramBin {
  double lower = 0, upper = 0;         // lower <= value < upper; the last bin holds its upper end too
  std::array<std::size_t, 5> count{};  // by verdict

  [[nodiscard]] std::size_t total() const;
};

struct JudgedValue {
  double value = 0;
  Verdict verdict = Verdict::no_target;
};

/// At most `most_bins` + 1 bins that hold all values; `cut`, if given and within their range, is a border of
/// two bins. The width is a round number. Empty without values.
[[nodiscard]] std::vector<HistogramBin> histogram(const std::vector<JudgedValue>& values,
                                                  std::optional<double> cut, int most_bins);

}  // namespace citygauge::html
