#include "output/comparison/change_styles.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "model/target.hpp"
#include "output/comparison/change_words.hpp"
#include "output/district_styles.hpp"
#include "output/named_words.hpp"
#include "output/shown_number.hpp"
#include "output/value_classes.hpp"

namespace citygauge {
namespace {

constexpr const char* cut_at_zero = "[0, 0]";
constexpr Colour unchanged_colour{255, 255, 255, 150};

bool wants_little(const std::string& threshold) {
  const auto target = parse_threshold(threshold);
  return target && (target->comparator == Comparator::at_most || target->comparator == Comparator::less_than);
}

bool has_direction(const std::string& threshold) {
  const auto target = parse_threshold(threshold);
  return target && target->comparator != Comparator::within;
}

/// The least and the greatest difference, zero aside, that lie in the class; none where it is empty.
std::optional<std::pair<double, double>> extremes_in(const ValueClass& range,
                                                     const std::vector<std::optional<double>>& differences) {
  std::optional<std::pair<double, double>> found;
  for (const auto& d : differences) {
    if (!d || *d == 0 || *d < range.lower || *d > range.upper) continue;
    if (!found) found.emplace(*d, *d);
    found = {std::min(found->first, *d), std::max(found->second, *d)};
  }
  return found;
}

/// "+0.1 … +0.5 km", "−0.2 km": what there is, which tells more than round borders.
std::string words_of(const std::pair<double, double>& extremes, const std::string& unit) {
  const std::string least = shown_difference(extremes.first), greatest = shown_difference(extremes.second);
  const std::string shown = unit.empty() ? "" : ' ' + unit;
  return (least == greatest ? least : least + " … " + greatest) + shown;
}

/// From 0 beside zero to 1 at the far end of its side.
double distance_from_zero(const std::vector<ValueClass>& classes, const ValueClass& range) {
  std::size_t nearer = 0, all = 0;
  for (const ValueClass& other : classes) {
    if (other.side != range.side) continue;
    ++all;
    if (std::abs(other.lower + other.upper) < std::abs(range.lower + range.upper)) ++nearer;
  }
  constexpr double of_one_alone = 0.5;
  return all < 2 ? of_one_alone : static_cast<double>(nearer) / static_cast<double>(all - 1);
}

Symbol symbol_of(const ValueRamp& ramp, const std::vector<ValueClass>& classes, const ValueClass& range,
                 bool rising_is_worse) {
  Symbol symbol = ramp.area;
  symbol.colour = unchanged_colour;
  if (range.side == TargetSide::meets) return symbol;
  const bool is_worse = (range.side == TargetSide::above) == rising_is_worse;
  symbol.colour = shade_at(is_worse ? ramp.short_of : ramp.meeting, distance_from_zero(classes, range));
  if (is_worse) symbol.hatches = ramp.missed;
  return symbol;
}

Text title_of(const std::string& threshold) {
  if (has_direction(threshold)) return {"变化（斜线：变差）", "Change (hatched: worse)"};
  return {"变化（斜线：减少）", "Change (hatched: less)"};
}

const char* kind_name(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::point:
      return "change_point";
    case ShapeKind::line:
      return "change_line";
    case ShapeKind::polygon:
      return "change_polygon";
  }
  return "";
}

/// The legend of a class; none for one that nothing belongs to.
std::optional<Text> label_of(const ValueClass& range, const std::vector<std::optional<double>>& differences,
                             const std::string& unit) {
  if (range.side == TargetSide::meets) {
    if (std::ranges::find(differences, std::optional(0.0)) == differences.end()) return std::nullopt;
    return Text{"不变", "unchanged"};
  }
  const auto extremes = extremes_in(range, differences);
  if (!extremes) return std::nullopt;
  const Text shown = unit_words(unit);
  return Text{words_of(*extremes, shown.zh), words_of(*extremes, shown.en)};
}

}  // namespace

LayerStyle difference_style(const StyleBook& book, const std::string& column,
                            const std::vector<std::optional<double>>& differences,
                            const std::string& threshold, const std::string& unit) {
  const ValueRamp& ramp = book.ramp;
  const auto [classes, has_missing] = value_classes(differences, cut_at_zero, unit);
  LayerStyle style{.id = "districts",
                   .title = title_of(threshold),
                   .kind = StyleKind::graduated,
                   .column = column,
                   .classes = {},
                   .label = ramp.label,
                   .order = ramp.order};
  style.label.column = column;
  constexpr int decimals = 3;
  style.label.decimals = decimals;
  for (const ValueClass& range : classes)
    if (const auto label = label_of(range, differences, unit))
      style.classes.push_back({.label = *label,
                               .symbol = symbol_of(ramp, classes, range, wants_little(threshold)),
                               .value = {},
                               .lower = range.lower,
                               .upper = range.upper});
  if (has_missing || style.classes.empty()) style.classes.push_back(ramp.missing);
  return style;
}

StyleBook with_change_styles(StyleBook book, const std::vector<Evidence>& evidence) {
  for (const Evidence& table : evidence) {
    const ShapeKind kind = table.shapes.kind();
    LayerStyle style = book.of(kind_name(kind), kind);
    const LayerStyle& own = book.of(table.table, kind);
    style.id = table.table;
    style.title = {own.title.zh + "：变化", own.title.en + ": change"};
    style.label = own.label;
    style.order = std::max(style.order, own.order);
    book.styles[table.table] = std::move(style);
  }
  return book;
}

}  // namespace citygauge
