#include "inspect/drafted_values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>

namespace citygauge {
namespace {

bool is_known_code(const std::string& value, const StoredField& field, const Role& role,
                   const Library& library) {
  const AttributeSpec* codes = role.attribute("code");
  if (codes == nullptr) return false;
  const auto system = library.code_systems.find(codes->code_system(field.name, value));
  return system != library.code_systems.end() && system->second.find(value) != nullptr;
}

/// The canonical value whose longest known word stands in the value: 快速公交 is 公交.
std::string meaning_of(const std::string& value, const AttributeSpec& attribute) {
  constexpr std::size_t shortest_word = 4;  // bytes
  std::string best, canonical;
  for (const auto& [word, means] : attribute.values)
    if (word.size() >= shortest_word && word.size() > best.size() && value.find(word) != std::string::npos) {
      best = word;
      canonical = means;
    }
  return canonical;
}

/// As the filter language wants a text.
std::string filter_text(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? "''" : std::string(1, c);
  return quoted + "'";
}

std::string filter_field(const std::string& name) {
  const bool plain = std::ranges::all_of(
      name, [](unsigned char c) { return c < 0x80 && (std::isalpha(c) != 0 || c == '_'); });
  return plain ? name : '"' + name + '"';
}

}  // namespace

std::vector<UnknownValue> unknown_values(const AttributeSpec& attribute, const StoredField& field,
                                         const Role& role, const Library& library) {
  std::vector<UnknownValue> unknown;
  if (attribute.values.empty() || attribute.type == AttributeType::number) return unknown;
  for (const std::string& value : field.values) {
    if (attribute.alias(value) != nullptr) continue;
    if (attribute.name == "class" && is_known_code(value, field, role, library)) continue;
    unknown.emplace_back(value, meaning_of(value, attribute));
  }
  return unknown;
}

std::optional<std::string> built_only(const AttributeSpec& status, const StoredField& field) {
  std::vector<std::string> built;
  bool others = false;
  for (const std::string& value : field.values) {
    const auto* known = status.alias(value);
    if (known == nullptr) continue;
    if (known->second == "built")
      built.push_back(filter_text(value));
    else
      others = true;
  }
  if (built.empty() || !others) return std::nullopt;
  if (built.size() == 1) return fmt::format("{} = {}", filter_field(field.name), built.front());
  return fmt::format("{} IN ({})", filter_field(field.name), fmt::join(built, ", "));
}

}  // namespace citygauge
