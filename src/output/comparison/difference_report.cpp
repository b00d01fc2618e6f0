#include "output/comparison/difference_report.hpp"

#include <algorithm>
#include <set>

#include "output/indicator_evidence.hpp"

namespace citygauge {
namespace {

std::vector<Indicator> named_as_changes(std::vector<Indicator> indicators) {
  for (Indicator& indicator : indicators) {
    indicator.title.zh += indicator.title.zh.empty() ? "" : "的变化";
    indicator.title.en += indicator.title.en.empty() ? "" : ", change";
  }
  return indicators;
}

/// Rows with which nothing is to be shown but their difference.
Result difference_of(const Change& change) {
  const Result& named = change.named();
  Result result;
  result.district_id = named.district_id;
  result.district_name = named.district_name;
  result.scope = named.scope;
  result.indicator = named.indicator;
  result.unit = named.unit;
  result.value = change.difference();
  return result;
}

bool proves_any(const Comparison& comparison, const RunReport& report, const std::string& indicator) {
  const Indicator* const found = indicator_of(report, indicator);
  return found != nullptr && !comparison.evidence.empty() && !evidence_of(report, *found).empty();
}

}  // namespace

WorstChanges::WorstChanges(const Comparison& comparison) {
  for (const Change& change : comparison.changes) {
    const Change*& worst = worst_[{change.named().indicator, change.named().district_id}];
    if (worst == nullptr || change.kind < worst->kind) worst = &change;
  }
}

const Change* WorstChanges::find(const std::string& indicator, const std::string& subject) const {
  const auto found = worst_.find({indicator, subject});
  return found == worst_.end() ? nullptr : found->second;
}

RunReport difference_report(const Comparison& comparison) {
  RunReport report;
  report.title = comparison.plan.title;
  report.crs_wkt = comparison.plan.crs_wkt;
  report.crs_name = comparison.plan.crs_name;
  report.districts = comparison.districts;
  report.indicators = named_as_changes(comparison.indicators);
  report.evidence = comparison.evidence;
  report.provenance = comparison.plan.provenance;
  std::set<std::pair<std::string, std::string>> told;
  for (const Change& change : comparison.changes)
    if (told.emplace(change.named().indicator, change.named().district_id).second)
      report.results.push_back(difference_of(change));
  return report;
}

std::vector<std::string> changed_indicators(const Comparison& comparison) {
  const RunReport report = difference_report(comparison);
  std::vector<std::string> changed;
  std::set<std::string> seen;
  for (const Change& row : comparison.changes) {
    const std::string& indicator = row.named().indicator;
    if (!seen.insert(indicator).second) continue;
    const bool differs = std::ranges::any_of(comparison.changes, [&](const Change& change) {
      return change.named().indicator == indicator && change.kind != ChangeKind::unchanged;
    });
    if (differs || proves_any(comparison, report, indicator)) changed.push_back(indicator);
  }
  return changed;
}

}  // namespace citygauge
