#include "measures/options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace citygauge {
namespace {

const char* type_name(ParameterType type) {
  switch (type) {
    case ParameterType::boolean:
      return "true or false";
    case ParameterType::number:
      return "a number";
    case ParameterType::text:
      return "a text";
    case ParameterType::choice:
      return "one of its choices";
    case ParameterType::list:
      return "a list";
    case ParameterType::table:
      return "a table";
  }
  return "";
}

bool has_type(const Option& option, const Parameter& parameter) {
  switch (parameter.type) {
    case ParameterType::boolean:
      return std::holds_alternative<bool>(option.value);
    case ParameterType::number:
      return std::holds_alternative<double>(option.value);
    case ParameterType::text:
      return std::holds_alternative<std::string>(option.value);
    case ParameterType::list:
      return std::holds_alternative<Option::List>(option.value);
    case ParameterType::table:
      return std::holds_alternative<Option::Table>(option.value);
    case ParameterType::choice: {
      const auto* text = std::get_if<std::string>(&option.value);
      return text != nullptr && std::ranges::find(parameter.choices, *text) != parameter.choices.end();
    }
  }
  return false;
}

/// The option as a T, or a configuration error that names `what` was expected.
template <typename T>
const T& expect(const Option& option, const std::string& name, const char* what) {
  if (const T* value = std::get_if<T>(&option.value)) return *value;
  throw config_error(option.at, fmt::format("`{}` must be {}", name, what));
}

template <typename T>
const T* find_option(const Options& options, const std::string& name, const char* what) {
  const auto found = options.find(name);
  return found == options.end() ? nullptr : &expect<T>(found->second, name, what);
}

std::vector<std::string> texts(const Option& option, const std::string& name) {
  std::vector<std::string> values;
  for (const Option& element : expect<Option::List>(option, name, "a list of texts"))
    values.push_back(expect<std::string>(element, name, "a list of texts"));
  return values;
}

}  // namespace

void check_options(const Options& options, const MeasureDeclaration& declaration) {
  for (const auto& [name, option] : options) {
    const auto parameter = std::ranges::find(declaration.parameters, name, &Parameter::name);
    if (parameter == declaration.parameters.end()) {
      std::vector<std::string> names;
      for (const Parameter& known : declaration.parameters) names.push_back(known.name);
      throw config_error(
          option.at, fmt::format("measure `{}` has no option `{}`", declaration.name, name),
          names.empty() ? "it takes no options" : fmt::format("it takes: {}", fmt::join(names, ", ")));
    }
    if (!has_type(option, *parameter))
      throw config_error(
          option.at, fmt::format("`{}` must be {}", name, type_name(parameter->type)),
          parameter->choices.empty() ? "" : fmt::format("one of: {}", fmt::join(parameter->choices, ", ")));
  }
}

bool bool_option(const Options& options, const std::string& name, bool fallback) {
  const bool* value = find_option<bool>(options, name, "true or false");
  return value == nullptr ? fallback : *value;
}

double number_option(const Options& options, const std::string& name, double fallback) {
  const double* value = find_option<double>(options, name, "a number");
  return value == nullptr ? fallback : *value;
}

std::string text_option(const Options& options, const std::string& name, const std::string& fallback) {
  const std::string* value = find_option<std::string>(options, name, "a text");
  return value == nullptr ? fallback : *value;
}

std::vector<std::string> list_option(const Options& options, const std::string& name) {
  const auto found = options.find(name);
  return found == options.end() ? std::vector<std::string>{} : texts(found->second, name);
}

std::map<std::string, double> number_table_option(const Options& options, const std::string& name) {
  std::map<std::string, double> numbers;
  if (const auto* table = find_option<Option::Table>(options, name, "a table of numbers"))
    for (const auto& [key, option] : *table)
      numbers[key] = expect<double>(option, name + "." + key, "a number");
  return numbers;
}

std::map<std::string, ClassFilter> filter_table_option(const Options& options, const std::string& name) {
  std::map<std::string, ClassFilter> filters;
  const auto* table = find_option<Option::Table>(options, name, "a table of layers");
  if (table == nullptr) return filters;
  for (const auto& [role, filter] : *table) {
    ClassFilter& where = filters[role];
    for (const auto& [attribute, values] : expect<Option::Table>(filter, name + "." + role, "a table"))
      where[attribute] = texts(values, name + "." + role + "." + attribute);
  }
  return filters;
}

}  // namespace citygauge
