#include "measures/shared_product.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace citygauge {
namespace {

std::string text_of(const Option& option);

struct OptionText {
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(double value) const { return fmt::format("{}", value); }
  std::string operator()(const std::string& value) const { return '"' + value + '"'; }
  std::string operator()(const Option::List& list) const {
    std::string text = "[";
    for (const Option& option : list) text += text_of(option) + '\t';
    return text + ']';
  }
  std::string operator()(const Option::Table& table) const { return '{' + citygauge::key_of(table) + '}'; }
};

std::string text_of(const Option& option) {
  return std::visit(OptionText(), option.value);
}

}  // namespace

std::string key_of(const std::string& role, const ClassFilter& where, const RangeFilter& range) {
  std::string key = role + '\n';
  for (const auto& [attribute, classes] : where)
    key += fmt::format("{}: {}\n", attribute, fmt::join(classes, "\t"));
  for (const auto& [attribute, threshold] : range) key += attribute + ' ' + to_string(threshold) + '\n';
  return key;
}

std::string key_of(const Options& options) {
  std::string key;
  for (const auto& [name, option] : options) key += name + " = " + text_of(option) + '\n';
  return key;
}

}  // namespace citygauge
