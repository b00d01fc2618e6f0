#include "output/report/chart_scale.hpp"

#include <algorithm>
#include <cmath>

namespace citygauge::html {
namespace {

constexpr double rounding = 1e-9;  // of a step: what is nearer to a tick than this lies on it

}  // namespace

double ChartScale::fraction(double value) const {
  return std::clamp((value - low) / (high - low), 0.0, 1.0);
}

double round_step(double size) {
  const double power = std::pow(10, std::floor(std::log10(size)));
  for (const double factor : {1.0, 2.0, 5.0})
    if (size <= factor * power * (1 + rounding)) return factor * power;
  return 10 * power;
}

ChartScale chart_scale(const std::vector<double>& values, bool from_zero, int most_ticks) {
  ChartScale scale;
  if (!values.empty()) {
    const auto [least, greatest] = std::ranges::minmax(values);
    scale.low = from_zero ? std::min(0.0, least) : least;
    scale.high = from_zero ? std::max(0.0, greatest) : greatest;
  }
  if (scale.high <= scale.low) scale.high = scale.low + std::max(1.0, std::abs(scale.low));
  scale.step = round_step((scale.high - scale.low) / most_ticks);
  const auto first = static_cast<long long>(std::ceil(scale.low / scale.step - rounding));
  const auto last = static_cast<long long>(std::floor(scale.high / scale.step + rounding));
  for (long long i = first; i <= last; ++i) scale.ticks.push_back(static_cast<double>(i) * scale.step);
  return scale;
}

}  // namespace citygauge::html
