#include "measures/shared_product.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace citygauge {
std::string key_of(const std::string& role, const ClassFilter& where, const RangeFilter& range) {
  std::string key = role + '\n';
  for (const auto& [attribute, classes] : where)
    key += fmt::format("{}: {}\n", attribute, fmt::join(classes, "\t"));
  for (const auto& [attribute, threshold] : range) key += attribute + ' ' + to_string(threshold) + '\n';
  return key;
}

std::string key_of(const Options& options) {
  std::string key;
  for (const auto& [name, option] : options) key += name + " = " + to_string(option) + '\n';
  return key;
}

}  // namespace citygauge
