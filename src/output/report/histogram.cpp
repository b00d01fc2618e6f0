#include "output/report/histogram.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "output/report/chart_scale.hpp"

namespace citygauge::html {

std::size_t HistogramBin::total() const {
  return std::accumulate(count.begin(), count.end(), std::size_t{0});
}

std::vector<HistogramBin> histogram(const std::vector<JudgedValue>& values, std::optional<double> cut,
                                    int most_bins) {
  if (values.empty()) return {};
  const auto [least, greatest] = std::ranges::minmax(values, {}, &JudgedValue::value);
  const double range = greatest.value - least.value;
  const double width = range > 0 ? round_step(range / most_bins) : std::max(1.0, std::abs(least.value));
  const bool is_within = cut && *cut > least.value && *cut <= greatest.value;
  const double border = is_within ? *cut : std::floor(least.value / width) * width;

  const auto bin_of = [&](double value) { return std::floor((value - border) / width); };
  const double first = bin_of(least.value);
  // What lies on the last border goes into the bin below it, unless that border is the target.
  const double last =
      std::max({first, std::ceil((greatest.value - border) / width) - 1, is_within ? 0.0 : first});
  std::vector<HistogramBin> bins(static_cast<std::size_t>(last - first) + 1);
  for (std::size_t i = 0; i < bins.size(); ++i) {
    bins[i].lower = border + (first + static_cast<double>(i)) * width;
    bins[i].upper = border + (first + static_cast<double>(i) + 1) * width;
  }
  // Where nothing is below zero, no bin is either.
  if (least.value >= 0) bins.front().lower = std::max(0.0, bins.front().lower);
  for (const JudgedValue& judged : values) {
    const double place = std::clamp(bin_of(judged.value), first, last) - first;
    ++bins[static_cast<std::size_t>(place)].count[static_cast<std::size_t>(judged.verdict)];
  }
  return bins;
}

}  // namespace citygauge::html
