// Which weight and priority a land-cover feature has: by class, or by an attribute of its own.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/indicator.hpp"

namespace citygauge {

/// Where features overlap the greater one counts: the better priority, and among equals the smaller weight,
/// so that an overlap never flatters the plan.
struct Standing {
  double rank = 0;    // higher wins
  double weight = 1;  // share of the area that counts, 0…1
  friend bool operator==(const Standing&, const Standing&) = default;
  friend bool operator<(const Standing& a, const Standing& b) {
    return a.rank != b.rank ? a.rank < b.rank : a.weight > b.weight;
  }
};

class Weighting {
 public:
  /// Options: weights (class → share), weight_attribute, weight_attribute_classes, priority (classes, first
  /// wins), water (whether the class `water` counts: `both_parts` as its weight says, otherwise not at all).
  explicit Weighting(const Options& options);

  [[nodiscard]] const std::string& attribute() const { return attribute_; }
  /// Whether water is to be left out, so that places of water must be known.
  [[nodiscard]] bool leaves_water_out() const { return !water_counts_; }
  /// nullopt when the class has no weight and the attribute gives none: the feature does not count.
  /// `attribute_value`: NaN when missing; outside 0…1 it counts as
  /// missing.
  [[nodiscard]] std::optional<Standing> of(const std::string& feature_class, double attribute_value) const;
  /// Whether an attribute's value is there but no share.
  [[nodiscard]] static bool outside_range(double attribute_value) {
    return attribute_value < 0 || attribute_value > 1;
  }
  /// Whether the class's weight waits for an attribute that is missing: the sum is then a lower bound.
  [[nodiscard]] bool waits_for_attribute(const std::string& feature_class, double attribute_value) const;

 private:
  [[nodiscard]] bool attribute_applies(const std::string& feature_class) const;

  std::map<std::string, double> weights_;  // empty: every class counts in full
  std::vector<std::string> priority_;
  std::vector<std::string> attribute_classes_;  // empty: the attribute applies to every class
  std::string attribute_;
  bool water_counts_;
};

}  // namespace citygauge
