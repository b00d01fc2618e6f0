#include "output/qgis/expression.hpp"

#include <fmt/format.h>

#include "output/qgis/text.hpp"

namespace citygauge::qgis {
namespace {

std::string quoted(std::string_view text, char quote) {
  std::string inside;
  for (const char c : text) inside += c == quote ? std::string(2, quote) : std::string(1, c);
  return quote + inside + quote;
}

}  // namespace

std::string literal(std::string_view text) {
  std::string escaped;
  for (const char c : text) escaped += c == '\\' ? "\\\\" : std::string(1, c);
  return quoted(escaped, '\'');
}

std::string column(std::string_view name) {
  return quoted(name, '"');
}

std::string number(std::string_view column_name) {
  return fmt::format("coalesce(format_number({}, 2), '–')", column(column_name));
}

std::string threshold(std::string_view column_name) {
  return fmt::format("replace(replace({}, '>=', '≥'), '<=', '≤')", column(column_name));
}

std::string class_label(const LayerStyle& style) {
  std::string expression = "CASE";
  for (const StyleClass& c : style.classes)
    expression += fmt::format(" WHEN {} = {} THEN {}", column(style.column), literal(c.value),
                              literal(in_both_languages(c.label)));
  return expression + " ELSE '' END";
}

std::string name_and_value(std::string_view value_column, std::string_view unit) {
  return fmt::format(R"("name" || coalesce('\n' || format_number({}, 2) || ' ' || {}, ''))",
                     column(value_column), literal(unit));
}

}  // namespace citygauge::qgis
