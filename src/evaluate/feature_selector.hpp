// Which features of a layer count for a measure, and whether the attributes that decide it are there at all:
// a layer without `floors` has no low buildings to count, but that is not 0 low buildings.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "measures/measure.hpp"

namespace citygauge {

class FeatureSelector {
 public:
  /// `need` must outlive the selector.
  explicit FeatureSelector(const LayerNeed& need);

  /// Marks the features whose every attribute named in `where` has one of its values and in `range` meets its
  /// bound. May be called from several threads at once.
  [[nodiscard]] std::vector<bool> select(const FeatureBatch& batch);

  /// The attributes that decide but that no feature so far has a value of.
  [[nodiscard]] std::vector<std::string> unknown_attributes() const;
  /// How many features have no value in some attribute of `range`, by attribute; attributes with none are
  /// left out. Only features that `where` lets through.
  [[nodiscard]] std::map<std::string, std::int64_t> without_number() const;

 private:
  struct Seen {
    std::atomic<std::int64_t> known{0};
    std::atomic<std::int64_t> unknown{0};
  };

  const LayerNeed& need_;
  std::map<std::string, Seen> seen_;  // per attribute that decides
};

}  // namespace citygauge
