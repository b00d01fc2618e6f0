// Expressions in QGIS's language, for labels, tables and their filters.
#pragma once

#include <string>
#include <string_view>

#include "model/style.hpp"

namespace citygauge::qgis {

/// 'text', with its quotes and backslashes doubled.
[[nodiscard]] std::string literal(std::string_view text);
/// "column", with its quotes doubled.
[[nodiscard]] std::string column(std::string_view name);

/// The column's number with two decimals, "–" where there is none.
[[nodiscard]] std::string number(std::string_view column_name);

/// A threshold with ≥ and ≤ for >= and <=.
[[nodiscard]] std::string threshold(std::string_view column_name);

/// The label of the class of a categorised style that a feature is in.
[[nodiscard]] std::string class_label(const LayerStyle& style);

/// The district's name, and its value with the unit below.
[[nodiscard]] std::string name_and_value(std::string_view value_column, std::string_view unit);

}  // namespace citygauge::qgis
