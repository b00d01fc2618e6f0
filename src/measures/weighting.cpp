#include "measures/weighting.hpp"

#include <algorithm>
#include <cmath>

#include "measures/options.hpp"

namespace citygauge {

Weighting::Weighting(const Options& options)
    : weights_(number_table_option(options, "weights")),
      priority_(list_option(options, "priority")),
      attribute_classes_(list_option(options, "weight_attribute_classes")),
      attribute_(text_option(options, "weight_attribute", "")) {}

bool Weighting::attribute_applies(const std::string& feature_class) const {
  return attribute_classes_.empty() ||
         std::ranges::find(attribute_classes_, feature_class) != attribute_classes_.end();
}

std::optional<Standing> Weighting::of(const std::string& feature_class, double attribute_value) const {
  Standing standing;
  const auto first = std::ranges::find(priority_, feature_class);
  standing.rank = static_cast<double>(priority_.end() - first);  // 0 for a class without a priority
  const auto known = weights_.find(feature_class);
  if (!attribute_.empty() && !std::isnan(attribute_value) && attribute_applies(feature_class))
    standing.weight = std::clamp(attribute_value, 0.0, 1.0);
  else if (known != weights_.end())
    standing.weight = known->second;
  else if (!weights_.empty() || !attribute_.empty())
    return std::nullopt;
  return standing;
}

bool Weighting::waits_for_attribute(const std::string& feature_class, double attribute_value) const {
  return std::isnan(attribute_value) &&
         std::ranges::find(attribute_classes_, feature_class) != attribute_classes_.end();
}

}  // namespace citygauge
