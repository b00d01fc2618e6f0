#include "config/toml_document.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <cmath>
#include <string_view>

#include "config/text_file.hpp"

namespace citygauge {
namespace {

/// Where a region begins; `parent` when toml++ does not know (tables that only headers of others imply).
Location begin_of(const toml::source_region& region, const Location& parent) {
  if (region.begin.line == 0) return parent;
  return {parent.file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

TomlValue convert(const toml::node& node, const Location& parent);

TomlValue::List convert_list(const toml::array& array, const Location& at) {
  TomlValue::List list;
  for (const toml::node& element : array) list.push_back(convert(element, at));
  return list;
}

TomlValue::Table convert_table(const toml::table& table, const Location& at) {
  TomlValue::Table result;
  for (const auto& [key, node] : table) {
    TomlValue value = convert(node, at);
    value.key_at = begin_of(key.source(), value.at);
    result.emplace(std::string(key.str()), std::move(value));
  }
  return result;
}

double finite(double number, const Location& at) {
  if (!std::isfinite(number)) throw config_error(at, "a number must be finite");
  return number;
}

/// Nesting is bounded by toml++ (256 levels), so the recursion is too.
TomlValue convert(const toml::node& node, const Location& parent) {
  const Location at = begin_of(node.source(), parent);
  TomlValue value{TomlDate{}, at, at};
  if (const auto* table = node.as_table()) value.content = convert_table(*table, at);
  if (const auto* array = node.as_array()) value.content = convert_list(*array, at);
  if (const auto* text = node.as_string()) value.content = text->get();
  if (const auto* integer = node.as_integer()) value.content = integer->get();
  if (const auto* number = node.as_floating_point()) value.content = finite(number->get(), at);
  if (const auto* flag = node.as_boolean()) value.content = flag->get();
  return value;
}

}  // namespace

std::string kind_of(const TomlValue& value) {
  static constexpr const char* kinds[] = {"true or false", "a whole number", "a number", "a text",
                                          "a date",        "a list",         "a table"};
  return kinds[value.content.index()];
}

TomlValue read_toml_file(const std::filesystem::path& path) {
  const std::string text = read_text_file(path);
  const Location start{path.string(), 1, 1};
  try {
    const toml::table root = toml::parse(std::string_view(text));
    TomlValue value{convert_table(root, start), start, start};
    return value;
  } catch (const toml::parse_error& error) {
    throw config_error(begin_of(error.source(), start),
                       fmt::format("not valid TOML: {}", error.description()));
  }
}

}  // namespace citygauge
