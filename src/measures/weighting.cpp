#include "measures/weighting.hpp"

#include <algorithm>
#include <cmath>

#include "measures/options.hpp"

namespace citygauge {

Weighting::Weighting(const Options& options)
    : weights_(number_table_option(options, "weights")),
      priority_(list_option(options, "priority")),
      attribute_classes_(list_option(options, "weight_attribute_classes")),
      attribute_(text_option(options, "weight_attribute", "")),
      water_counts_(text_option(options, "water", "both_parts") == "both_parts") {
  for (const auto& [name, weight] : weights_)
    if (!(weight >= 0 && weight <= 1))
      throw config_error(options.at("weights").at, "weights: `" + name + "` must be a share between 0 and 1");
}

bool Weighting::attribute_applies(const std::string& feature_class) const {
  return attribute_classes_.empty() ||
         std::ranges::find(attribute_classes_, feature_class) != attribute_classes_.end();
}

std::optional<Standing> Weighting::of(const std::string& feature_class, double attribute_value) const {
  Standing standing;
  const auto first = std::ranges::find(priority_, feature_class);
  standing.rank = static_cast<double>(priority_.end() - first);  // 0 for a class without a priority
  const auto known = weights_.find(feature_class);
  if (!water_counts_ && feature_class == "water")
    standing.weight = 0;
  else if (!attribute_.empty() && attribute_value >= 0 && attribute_value <= 1 &&
           attribute_applies(feature_class))
    standing.weight = attribute_value;
  else if (known != weights_.end())
    standing.weight = known->second;
  else if (!weights_.empty() || !attribute_.empty())
    return std::nullopt;
  return standing;
}

bool Weighting::waits_for_attribute(const std::string& feature_class, double attribute_value) const {
  return !(attribute_value >= 0 && attribute_value <= 1) &&
         std::ranges::find(attribute_classes_, feature_class) != attribute_classes_.end();
}

}  // namespace citygauge
