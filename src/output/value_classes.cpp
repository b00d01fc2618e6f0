#include "output/value_classes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "core/rounding.hpp"
#include "model/style.hpp"
#include "model/target.hpp"
#include "output/named_words.hpp"
#include "output/shown_number.hpp"

namespace citygauge {
namespace {

constexpr std::size_t most_classes = 7;
constexpr double least_gap = 0.4;              // of a step: nearer to the target a round border is left out
constexpr double least_spread = 1e-7;          // relative: values nearer to each other are one
constexpr double least_range = 1e-12;          // absolute, likewise
constexpr std::size_t least_for_outliers = 5;  // of fewer values none is an outlier

struct Spread {
  double least = 0, greatest = 0;
};

/// The value at a share of the sorted values, interpolated.
double quantile(const std::vector<double>& sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// Where the values lie, outliers left out (J. W. Tukey, "Exploratory Data Analysis", 1977: the inner
/// fences).
Spread spread_of(const std::vector<double>& sorted) {
  Spread spread{sorted.front(), sorted.back()};
  if (sorted.size() < least_for_outliers) return spread;
  const double lower = quantile(sorted, 0.25), upper = quantile(sorted, 0.75);
  const double fence = 1.5 * (upper - lower);
  if (fence == 0) return spread;
  spread.least = *std::ranges::lower_bound(sorted, lower - fence);
  spread.greatest = *std::prev(std::ranges::upper_bound(sorted, upper + fence));
  return spread;
}

/// 1, 2 or 5 times a power of ten, kept apart so that multiples are the doubles nearest to the round numbers.
struct RoundStep {
  int digit = 1;
  int exponent = 0;

  void grow() {
    digit = digit == 1 ? 2 : digit == 2 ? 5 : 1;
    if (digit == 1) ++exponent;
  }
  [[nodiscard]] double size() const { return multiple(1); }
  [[nodiscard]] double multiple(double count) const {
    const double power = std::pow(10.0, std::abs(exponent));
    return exponent < 0 ? count * digit / power : count * digit * power;
  }
};

/// The round numbers inside the spread; where a target lies outside it, also the one that closes the spread
/// on that side. None is next to a target.
std::vector<double> round_borders(const Spread& spread, const RoundStep& step,
                                  std::span<const double> targets) {
  const double size = step.size();
  double first = std::floor(spread.least / size), last = std::ceil(spread.greatest / size);
  const bool is_above = !targets.empty() && targets.back() > spread.greatest;
  const bool is_below = !targets.empty() && targets.front() < spread.least;
  if (!is_below) first += 1;
  if (!is_above) last -= 1;
  std::vector<double> borders;
  for (double count = first; count <= last; ++count) {
    const double border = step.multiple(count);
    const auto is_near = [&](double target) { return std::abs(border - target) < least_gap * size; };
    if (std::ranges::none_of(targets, is_near)) borders.push_back(border);
  }
  return borders;
}

std::vector<double> class_borders(const Spread& spread, std::span<const double> targets) {
  std::vector<double> borders(targets.begin(), targets.end());
  const double range = spread.greatest - spread.least;
  const double size = std::max(std::abs(spread.least), std::abs(spread.greatest));
  if (range <= std::max(least_spread * size, least_range)) return borders;
  RoundStep step{1, static_cast<int>(std::floor(std::log10(range / most_classes)))};
  std::vector<double> round = round_borders(spread, step, targets);
  while (round.size() + targets.size() + 1 > most_classes) {
    step.grow();
    round = round_borders(spread, step, targets);
  }
  borders.insert(borders.end(), round.begin(), round.end());
  std::ranges::sort(borders);
  return borders;
}

std::vector<double> borders_of(const std::optional<Threshold>& target) {
  if (!target) return {};
  if (target->comparator != Comparator::within) return {target->value};
  return {target->value, target->upper};
}

TargetSide side_of(const ValueClass& range, const std::optional<Threshold>& target) {
  if (!target) return TargetSide::no_target;
  const double inside = range.lower + (range.upper - range.lower) / 2;
  if (meets(inside, *target)) return TargetSide::meets;
  return inside < target->value ? TargetSide::below : TargetSide::above;
}

/// REQUIRES classes from the least to the greatest.
void put_in_order(std::vector<ValueClass>& classes, const std::optional<Threshold>& target) {
  const Comparator comparator = target ? target->comparator : Comparator::at_least;
  if (comparator == Comparator::at_most || comparator == Comparator::more_than) return;
  std::ranges::reverse(classes);
  if (comparator == Comparator::within) {
    std::stable_partition(classes.begin(), classes.end(),
                          [](const ValueClass& c) { return c.side == TargetSide::meets; });
  }
}

std::string label_of(const std::vector<ValueClass>& classes, std::size_t index, const std::string& unit) {
  const auto [lower, upper, side, unused] = classes[index];
  const auto owns = [&](double border) {
    return std::none_of(classes.begin(), classes.begin() + static_cast<std::ptrdiff_t>(index),
                        [&](const ValueClass& c) { return c.lower <= border && border <= c.upper; });
  };
  const std::string shown = unit.empty() || unit == "%" ? unit : ' ' + unit;
  if (lower > -no_bound && upper < no_bound) {
    if (lower == upper || classes.size() == 1) return shown_number(lower) + shown;
    return fmt::format("{}–{}{}", lower, upper, shown);
  }
  if (upper < no_bound) return fmt::format("{} {}{}", owns(upper) ? "≤" : "<", upper, shown);
  return fmt::format("{} {}{}", owns(lower) ? "≥" : ">", lower, shown);
}

/// What is equal to the target but for rounding belongs to the class to which the target's own value does.
/// REQUIRES classes in order.
void round_to_target(std::vector<ValueClass>& classes, const std::vector<double>& targets) {
  for (const double target : targets) {
    const auto owner = std::ranges::find_if(
        classes, [&](const ValueClass& c) { return c.lower == target || c.upper == target; });
    if (owner == classes.end()) continue;
    for (ValueClass& c : classes) {
      const bool is_owner = &c == &*owner;
      if (c.lower == target) c.lower = is_owner ? least_equal(target) : greatest_equal(target);
      if (c.upper == target) c.upper = is_owner ? greatest_equal(target) : least_equal(target);
    }
  }
}

std::vector<ValueClass> classes_between(const std::vector<double>& borders) {
  std::vector<ValueClass> classes;
  double lower = -no_bound;
  for (const double border : borders) {
    classes.push_back({lower, border, TargetSide::no_target, {}});
    lower = border;
  }
  classes.push_back({lower, no_bound, TargetSide::no_target, {}});
  return classes;
}

}  // namespace

ValueClasses value_classes(const std::vector<std::optional<double>>& values, const std::string& threshold,
                           const std::string& unit) {
  ValueClasses found;
  std::vector<double> sorted;
  for (const std::optional<double>& value : values) {
    const bool is_value = value && std::abs(*value) < no_bound;
    if (is_value) sorted.push_back(*value + 0.0);  // -0 would read "-0"
    if (!is_value) found.has_missing = true;
  }
  std::ranges::sort(sorted);
  const std::optional<Threshold> target = parse_threshold(threshold);
  const std::vector<double> targets = borders_of(target);
  if (sorted.empty() && targets.empty()) return found;

  const std::vector<double> borders = sorted.empty() ? targets : class_borders(spread_of(sorted), targets);
  if (borders.empty()) {
    found.classes.push_back({sorted.front(), sorted.back(), TargetSide::no_target, {}});
  } else {
    found.classes = classes_between(borders);
  }
  for (ValueClass& c : found.classes) c.side = side_of(c, target);
  put_in_order(found.classes, target);
  const Text shown = unit_words(unit);
  for (std::size_t i = 0; i < found.classes.size(); ++i) {
    found.classes[i].label = {label_of(found.classes, i, shown.zh), label_of(found.classes, i, shown.en)};
  }
  round_to_target(found.classes, targets);
  return found;
}

}  // namespace citygauge
