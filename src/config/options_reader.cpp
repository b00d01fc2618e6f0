#include "config/options_reader.hpp"

#include <algorithm>

namespace citygauge {
namespace {

/// One overload for each kind of value.
struct ToOption {
  Location at;

  Option operator()(bool flag) const { return {flag, at}; }
  Option operator()(std::int64_t integer) const { return {static_cast<double>(integer), at}; }
  Option operator()(double number) const { return {number, at}; }
  Option operator()(const std::string& text) const { return {text, at}; }
  Option operator()(const TomlDate&) const { throw config_error(at, "no option is a date"); }
  Option operator()(const TomlValue::List& elements) const {
    Option::List list;
    for (const TomlValue& element : elements)
      list.push_back(std::visit(ToOption{element.key_at}, element.content));
    return {std::move(list), at};
  }
  Option operator()(const TomlValue::Table& table) const { return {read_options(table), at}; }
};

}  // namespace

Options read_options(const TomlValue::Table& table, const std::vector<std::string>& reserved) {
  Options options;
  for (const auto& [name, value] : table)
    if (std::ranges::find(reserved, name) == reserved.end())
      options.emplace(name, std::visit(ToOption{value.key_at}, value.content));
  return options;
}

}  // namespace citygauge
