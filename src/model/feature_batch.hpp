// Some hundreds to thousands of features of one layer, ready for measuring: valid geometry in the working CRS
// and the role's attributes, classified.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "geometry/shapes.hpp"

namespace citygauge {

struct FeatureBatch {
  Shapes shapes;
  std::vector<std::int64_t> fids;  // parallel to the shapes
  std::vector<std::pair<std::string, std::vector<std::string>>>
      texts;  // attribute -> canonical values, "" unknown
  std::vector<std::pair<std::string, std::vector<double>>> numbers;  // attribute -> values, NaN unknown

  [[nodiscard]] std::size_t size() const { return fids.size(); }
  /// Empty span when the layer has no such attribute.
  [[nodiscard]] std::span<const std::string> text(const std::string& attribute) const {
    for (const auto& [name, values] : texts)
      if (name == attribute) return values;
    return {};
  }
  [[nodiscard]] std::span<const double> number(const std::string& attribute) const {
    for (const auto& [name, values] : numbers)
      if (name == attribute) return values;
    return {};
  }
};

/// The value of an attribute that may be missing as a whole.
[[nodiscard]] inline const std::string& value_or_empty(std::span<const std::string> column,
                                                       std::size_t feature) {
  static const std::string empty;
  return column.empty() ? empty : column[feature];
}
[[nodiscard]] inline double value_or_nan(std::span<const double> column, std::size_t feature) {
  return column.empty() ? std::numeric_limits<double>::quiet_NaN() : column[feature];
}

}  // namespace citygauge
