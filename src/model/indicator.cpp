#include "model/indicator.hpp"

#include <fmt/format.h>

namespace citygauge {

std::string to_string(const Option& option) {
  struct Show {
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(double value) const { return fmt::format("{}", value); }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(const Option::List& list) const {
      std::string text;
      for (const Option& element : list) text += (text.empty() ? "" : ", ") + to_string(element);
      return "[" + text + "]";
    }
    std::string operator()(const Option::Table& table) const {
      std::string text;
      for (const auto& [key, value] : table)
        text += (text.empty() ? "" : ", ") + key + " = " + to_string(value);
      return "{" + text + "}";
    }
  };
  return std::visit(Show{}, option.value);
}

}  // namespace citygauge
