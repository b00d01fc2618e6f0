#include "model/role.hpp"

#include <algorithm>
#include <string_view>

namespace citygauge {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

std::string trimmed_upper(const std::string& text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  std::string result = text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
  std::ranges::transform(result, result.begin(), upper);
  return result;
}

/// Digits, then at most one letter: what a code may have after the prefix that classifies it.
bool is_finer_code(std::string_view rest) {
  if (!rest.empty() && is_letter(rest.back())) rest.remove_suffix(1);
  return std::ranges::all_of(rest, is_digit);
}

}  // namespace

std::string to_string(LayerGeometry geometry) {
  switch (geometry) {
    case LayerGeometry::point:
      return "point";
    case LayerGeometry::line:
      return "line";
    case LayerGeometry::polygon:
      return "polygon";
    case LayerGeometry::raster:
      return "raster";
  }
  return {};
}

const std::pair<const std::string, std::string>* AttributeSpec::alias(const std::string& value) const {
  if (const auto exact = values.find(value); exact != values.end()) return &*exact;
  const std::string wanted = trimmed_upper(value);
  for (const auto& entry : values)
    if (trimmed_upper(entry.first) == wanted) return &entry;
  return nullptr;
}

std::vector<std::string> AttributeSpec::canonical_values() const {
  std::set<std::string> distinct;
  for (const auto& [met, canonical] : values) distinct.insert(canonical);
  return {distinct.begin(), distinct.end()};
}

std::string AttributeSpec::code_system(const std::string& field, const std::string& code) const {
  const std::string wanted = trimmed_upper(field);
  for (const auto& [known_field, system] : code_systems)
    if (trimmed_upper(known_field) == wanted) return system;
  const std::string given = trimmed_upper(code);
  return !given.empty() && is_letter(given.front()) ? letter_codes : "";
}

const AttributeSpec* Role::attribute(const std::string& attribute_name) const {
  const auto found = std::ranges::find(attributes, attribute_name, &AttributeSpec::name);
  return found == attributes.end() ? nullptr : &*found;
}

const CodeSystem::Entry* CodeSystem::find(const std::string& code) const {
  const std::string wanted = trimmed_upper(code);
  const Entry* best = nullptr;
  std::size_t best_size = 0;
  for (const Entry& entry : entries) {
    const std::string prefix = trimmed_upper(entry.prefix);
    if (prefix.size() <= best_size || !wanted.starts_with(prefix)) continue;
    if (!is_finer_code(std::string_view(wanted).substr(prefix.size()))) continue;
    best = &entry;
    best_size = prefix.size();
  }
  return best;
}

}  // namespace citygauge
