// The differences as a result of their own, so that what shows results shows them too: map sheets, tables of
// districts, styles.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "output/comparison/comparison.hpp"
#include "output/district_columns.hpp"

namespace citygauge {

/// One result per subject and indicator, whose value is the difference (none where there is none), without a
/// target; the districts and the changed evidence of the comparison, the plan's provenance. Titles of
/// indicators say that it is the change.
[[nodiscard]] RunReport difference_report(const Comparison& comparison);

/// What became of the subjects of each indicator: the worst of their rows.
class WorstChanges {
 public:
  explicit WorstChanges(const Comparison& comparison);
  /// Null when neither result has such a row.
  [[nodiscard]] const Change* find(const std::string& indicator, const std::string& subject) const;

 private:
  std::map<std::pair<std::string, std::string>, const Change*> worst_;
};

/// Those whose values or evidence changed, as results name them, in the order of the results.
[[nodiscard]] std::vector<std::string> changed_indicators(const Comparison& comparison);

}  // namespace citygauge
