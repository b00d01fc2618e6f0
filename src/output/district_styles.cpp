#include "output/district_styles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "model/target.hpp"
#include "output/named_words.hpp"
#include "output/shown_number.hpp"
#include "output/value_classes.hpp"

namespace citygauge {
namespace {

std::uint8_t blended(std::uint8_t a, std::uint8_t b, double share) {
  return static_cast<std::uint8_t>(std::lround(a + share * (b - a)));
}

/// Whether the shades of a side darken as values fall.
bool darkens_downwards(TargetSide side, const std::optional<Threshold>& target) {
  if (side == TargetSide::below) return true;
  const bool wants_little =
      target && (target->comparator == Comparator::at_most || target->comparator == Comparator::less_than);
  return side == TargetSide::meets && wants_little;
}

const std::vector<Colour>& shades_of(const ValueRamp& ramp, TargetSide side) {
  switch (side) {
    case TargetSide::no_target:
      return ramp.shades;
    case TargetSide::meets:
      return ramp.meeting;
    case TargetSide::below:
    case TargetSide::above:
      return ramp.short_of;
  }
  return ramp.shades;
}

/// A class's place among those of its side, from 0 (light) to 1 (dark). Few classes do not go to the dark
/// end, where labels are hard to read; one alone is not lost on the paper.
double place_on_side(const std::vector<ValueClass>& classes, const ValueClass& one, bool downwards) {
  std::size_t before = 0, all = 0;
  for (const ValueClass& other : classes) {
    if (other.side != one.side) continue;
    ++all;
    if (downwards ? other.lower > one.lower : other.lower < one.lower) ++before;
  }
  constexpr double of_one_alone = 0.35;
  constexpr std::size_t least_steps = 3;
  if (all == 1) return of_one_alone;
  return static_cast<double>(before) / static_cast<double>(std::max(all - 1, least_steps));
}

/// Areas above a range would look like those below it; their hatch is turned over.
std::vector<Hatch> hatches_of(const ValueRamp& ramp, TargetSide side,
                              const std::optional<Threshold>& target) {
  if (side == TargetSide::meets || side == TargetSide::no_target) return {};
  std::vector<Hatch> hatches = ramp.missed;
  constexpr double half_turn = 180;
  if (side == TargetSide::above && target && target->comparator == Comparator::within)
    for (Hatch& hatch : hatches) hatch.angle_degrees = std::fmod(half_turn - hatch.angle_degrees, half_turn);
  return hatches;
}

Text title_of(const std::string& threshold, const std::string& unit) {
  if (!parse_threshold(threshold)) return {"数值", "Value"};
  const std::string target = shown_threshold(threshold) + (unit.empty() ? "" : " ");
  return {fmt::format("数值（目标 {}{}；斜线：未达标）", target, unit_words(unit, Language::zh)),
          fmt::format("Value (target {}{}; hatched: missed)", target, unit_words(unit, Language::en))};
}

/// As many decimals as the greatest value needs for three digits.
int decimals_for(const std::vector<std::optional<double>>& values) {
  double greatest = 0;
  for (const auto& value : values)
    if (value && std::isfinite(*value)) greatest = std::max(greatest, std::abs(*value));
  if (greatest >= 100 || greatest == 0) return 0;
  if (greatest >= 10) return 1;
  if (greatest >= 1) return 2;
  constexpr double most = 6;
  return static_cast<int>(std::min(most, 2 - std::floor(std::log10(greatest))));
}

}  // namespace

Colour shade_at(const std::vector<Colour>& shades, double place) {
  const double at = place * static_cast<double>(shades.size() - 1);
  const std::size_t i = std::min(static_cast<std::size_t>(at), shades.size() - 2);
  const double share = at - static_cast<double>(i);
  const Colour &a = shades[i], &b = shades[i + 1];
  return {blended(a.red, b.red, share), blended(a.green, b.green, share), blended(a.blue, b.blue, share),
          blended(a.opacity, b.opacity, share)};
}

LayerStyle district_verdict_style(const StyleBook& book, const std::string& verdict_column) {
  if (verdict_column.empty()) return book.of("district_outlines", ShapeKind::polygon);
  LayerStyle style = book.of("districts", ShapeKind::polygon);
  style.column = verdict_column;
  return style;
}

LayerStyle district_value_style(const StyleBook& book, const std::string& column,
                                const std::vector<std::optional<double>>& values,
                                const std::string& threshold, const std::string& unit) {
  const ValueRamp& ramp = book.ramp;
  const auto [classes, has_missing] = value_classes(values, threshold, unit);
  const std::optional<Threshold> target = parse_threshold(threshold);
  LayerStyle style{.id = "districts",
                   .title = title_of(threshold, unit),
                   .kind = StyleKind::graduated,
                   .column = column,
                   .classes = {},
                   .label = ramp.label,
                   .order = ramp.order};
  style.label.column = column;
  style.label.decimals = decimals_for(values);
  for (const ValueClass& c : classes) {
    Symbol symbol = ramp.area;
    const double place = place_on_side(classes, c, darkens_downwards(c.side, target));
    symbol.colour = shade_at(shades_of(ramp, c.side), place);
    symbol.hatches = hatches_of(ramp, c.side, target);
    style.classes.push_back(
        {.label = c.label, .symbol = std::move(symbol), .value = {}, .lower = c.lower, .upper = c.upper});
  }
  if (has_missing || classes.empty()) style.classes.push_back(ramp.missing);
  return style;
}

}  // namespace citygauge
