#include "model/style.hpp"

#include <algorithm>
#include <cmath>

namespace citygauge {
namespace {

template <class Fits>
const StyleClass* first_that(const LayerStyle& style, Fits fits) {
  const auto found = std::ranges::find_if(style.classes, fits);
  return found == style.classes.end() ? nullptr : &*found;
}

}  // namespace

bool is_missing(const StyleClass& range) {
  return std::isnan(range.lower) || std::isnan(range.upper);
}

bool owns(const LayerStyle& style, const StyleClass& range, double border) {
  return class_of(style, border) == &range;
}

bool labels_number(const LayerStyle& style) {
  const LabelStyle& label = style.label;
  const bool is_shown_value = style.kind == StyleKind::graduated && label.column == style.column;
  return !label.column.empty() && (!label.unit.empty() || is_shown_value);
}

const StyleClass* class_of(const LayerStyle& style, const std::string& value) {
  if (style.kind == StyleKind::single) return &style.classes.front();
  const StyleClass* own = first_that(style, [&](const StyleClass& c) { return c.value == value; });
  return own != nullptr ? own : first_that(style, [](const StyleClass& c) { return c.value.empty(); });
}

const StyleClass* class_of(const LayerStyle& style, std::optional<double> value) {
  if (style.kind == StyleKind::single) return &style.classes.front();
  const auto holds = [&](const StyleClass& c) { return c.lower <= *value && *value <= c.upper; };
  const StyleClass* own = value ? first_that(style, holds) : nullptr;
  return own != nullptr ? own : first_that(style, is_missing);
}

}  // namespace citygauge
