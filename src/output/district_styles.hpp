// How districts are coloured by one indicator: by its verdict, or by its value in round classes cut at the
// target. The same styles serve QGIS (layer_styles) and the map sheets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/style_book.hpp"
#include "model/style.hpp"

namespace citygauge {

/// The shade at a place from 0 (light) to 1 (dark), blended between its neighbours. REQUIRES two shades.
[[nodiscard]] Colour shade_at(const std::vector<Colour>& shades, double place);

/// The book's style "districts", shown by `verdict_column`; "" gives "district_outlines".
[[nodiscard]] LayerStyle district_verdict_style(const StyleBook& book, const std::string& verdict_column);

/// Graduated over `column` with the classes of `value_classes` in the book's ramp: classes short of the
/// target and classes that meet it in two hues, the former hatched too (above a range the other way). A class
/// for districts without a value (is_missing, model/style.hpp) closes the list where there are any. Labelled
/// with the value.
[[nodiscard]] LayerStyle district_value_style(const StyleBook& book, const std::string& column,
                                              const std::vector<std::optional<double>>& values,
                                              const std::string& threshold, const std::string& unit);

}  // namespace citygauge
