#include "inspect/drafted_indicators.hpp"

#include <algorithm>

#include "evaluate/indicator_needs.hpp"

namespace citygauge {
namespace {

using Chosen = std::map<std::string, const RoleGuess*>;

bool has_attribute(const RoleGuess& guess, const std::string& attribute) {
  return std::ranges::any_of(guess.fields, [&](const auto& bound) {
    return bound.first == attribute || (attribute == "class" && bound.first == "code");
  });
}

/// Whether the layer has the attributes by which the measure chooses features.
bool can_choose(const MeasureSpec& spec, const Chosen& chosen, const Library& library) {
  const auto layer = chosen.find(spec.layer);
  if (layer == chosen.end()) return true;  // a measure of the district, or an optional layer
  const Role& role = library.roles.at(spec.layer);
  const auto has = [&](const std::string& name) {
    const AttributeSpec* attribute = role.attribute(name);
    return has_attribute(*layer->second, name) || (attribute != nullptr && !attribute->fallback.empty());
  };
  return std::ranges::all_of(spec.where, [&](const auto& wanted) { return has(wanted.first); }) &&
         std::ranges::all_of(spec.range, [&](const auto& wanted) { return has(wanted.first); });
}

bool is_possible(const Indicator& indicator, const Chosen& chosen, const Library& library) {
  if (!indicator.subject.empty() && !chosen.contains(indicator.subject)) return false;
  const auto needs = needs_of(indicator, library);
  const bool layers = std::ranges::all_of(
      needs, [&](const LayerNeed& need) { return need.optional || chosen.contains(need.role); });
  return layers && can_choose(indicator.numerator, chosen, library) &&
         (!indicator.denominator || can_choose(*indicator.denominator, chosen, library));
}

}  // namespace

std::vector<std::string> possible_indicators(const Chosen& chosen, const Library& library) {
  std::vector<std::string> ids;
  for (const auto& [id, indicator] : library.indicators)
    if (is_possible(indicator, chosen, library)) ids.push_back(id);
  return ids;
}

}  // namespace citygauge
