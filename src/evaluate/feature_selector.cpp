#include "evaluate/feature_selector.hpp"

#include <algorithm>
#include <cmath>

namespace citygauge {

FeatureSelector::FeatureSelector(const LayerNeed& need) : need_(need) {
  for (const auto& [attribute, values] : need.where) seen_[attribute];
  for (const auto& [attribute, threshold] : need.range) seen_[attribute];
}

std::vector<bool> FeatureSelector::select(const FeatureBatch& batch) {
  std::vector<bool> counts(batch.size(), true);
  for (const auto& [attribute, values] : need_.where) {
    const auto column = batch.text(attribute);
    std::int64_t known = 0;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const std::string& value = value_or_empty(column, i);
      known += value.empty() ? 0 : 1;
      counts[i] = counts[i] && std::ranges::find(values, value) != values.end();
    }
    seen_.at(attribute).known += known;
  }
  for (const auto& [attribute, threshold] : need_.range) {
    const auto column = batch.number(attribute);
    std::int64_t known = 0, unknown = 0;
    for (std::size_t i = 0; i < batch.size(); ++i) {
      const double value = value_or_nan(column, i);
      ++(std::isnan(value) ? unknown : known);
      unknown -= std::isnan(value) && !counts[i] ? 1 : 0;
      counts[i] = counts[i] && meets(value, threshold);
    }
    seen_.at(attribute).known += known;
    seen_.at(attribute).unknown += unknown;
  }
  return counts;
}

std::vector<std::string> FeatureSelector::unknown_attributes() const {
  std::vector<std::string> names;
  for (const auto& [attribute, seen] : seen_)
    if (seen.known == 0) names.push_back(attribute);
  return names;
}

std::map<std::string, std::int64_t> FeatureSelector::without_number() const {
  std::map<std::string, std::int64_t> counts;
  for (const auto& [attribute, threshold] : need_.range)
    if (const std::int64_t unknown = seen_.at(attribute).unknown; unknown > 0) counts[attribute] = unknown;
  return counts;
}

}  // namespace citygauge
