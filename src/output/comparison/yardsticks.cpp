#include "output/comparison/yardsticks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "output/measure_spec_json.hpp"

namespace citygauge {
namespace {

using Entries = std::map<std::string, std::string>;

void add_differences(const std::string& topic, const Entries& before, const Entries& after,
                     std::vector<YardstickDifference>& differences) {
  for (const auto& [key, value] : after) {
    const auto earlier = before.find(key);
    const std::string was = earlier == before.end() ? "" : earlier->second;
    if (was != value) differences.push_back({topic, key, was, value});
  }
  for (const auto& [key, value] : before)
    if (!after.contains(key)) differences.push_back({topic, key, value, ""});
}

/// Thresholds by profile, indicator, scope and year; several together.
Entries targets_of(const RunReport& report) {
  Entries targets;
  for (const JudgedTarget& target : report.targets) {
    std::string key = target.profile + ' ' + target.indicator;
    for (const std::string& part :
         {target.scope, target.year ? std::to_string(*target.year) : "", target.clause})
      if (!part.empty()) key += " · " + part;
    std::string& thresholds = targets[key];
    thresholds += (thresholds.empty() ? "" : ", ") + target.threshold + (target.soft ? " (soft)" : "");
  }
  return targets;
}

Entries recorded(const RunReport& report, const std::string& topic) {
  Entries entries;
  for (const ProvenanceRow& row : report.provenance)
    if (row.topic == topic) entries[row.key] = row.value;
  return entries;
}

/// All that makes the number, and what its unit is.
std::string definition_of(const Indicator& i) {
  return fmt::format("{} × {} / {} [{}]{}{}; margin {} × [{}]", i.factor, to_json_text(i.numerator),
                     i.denominator ? to_json_text(*i.denominator) : "1", i.unit,
                     i.group_by.empty() ? "" : " by " + i.group_by,
                     i.subject.empty() ? "" : " of " + i.subject, i.margin_factor, i.margin_unit);
}

Entries definitions_of(const RunReport& report) {
  Entries definitions;
  for (const Indicator& indicator : report.indicators) definitions[indicator.id] = definition_of(indicator);
  return definitions;
}

bool is_of(const std::string& option, const std::string& indicator) {
  return option.starts_with(indicator + '.');
}

/// An indicator of one alone is no other definition, and an option that tells the difference says it better.
void add_definitions(const RunReport& base, const RunReport& plan,
                     std::vector<YardstickDifference>& differences) {
  const Entries before = definitions_of(base), after = definitions_of(plan);
  const std::set<std::string> redefined = redefined_indicators(base, plan);
  std::vector<YardstickDifference> options;
  add_differences("option", recorded(base, "option"), recorded(plan, "option"), options);
  std::erase_if(options, [&](const YardstickDifference& option) {
    return std::ranges::none_of(redefined, [&](const std::string& id) { return is_of(option.key, id); });
  });
  for (const std::string& id : redefined)
    if (std::ranges::none_of(options, [&](const auto& option) { return is_of(option.key, id); }))
      differences.push_back({"definition", id, before.at(id), after.at(id)});
  differences.insert(differences.end(), options.begin(), options.end());
}

}  // namespace

std::set<std::string> redefined_indicators(const RunReport& base, const RunReport& plan) {
  const Entries before = definitions_of(base), after = definitions_of(plan);
  std::set<std::string> redefined;
  for (const auto& [id, definition] : after)
    if (const auto earlier = before.find(id); earlier != before.end() && earlier->second != definition)
      redefined.insert(id);
  return redefined;
}

std::vector<YardstickDifference> yardstick_differences(const RunReport& base, const RunReport& plan) {
  std::vector<YardstickDifference> differences;
  add_differences("target", targets_of(base), targets_of(plan), differences);
  add_definitions(base, plan, differences);
  if (base.districts.scope != plan.districts.scope)
    differences.push_back({"scope", "districts", base.districts.scope, plan.districts.scope});
  if (draws_evidence(base) != draws_evidence(plan))
    differences.push_back({"setting", "evidence", draws_evidence(base) ? "true" : "false",
                           draws_evidence(plan) ? "true" : "false"});
  add_differences("profile", recorded(base, "profile"), recorded(plan, "profile"), differences);
  add_differences("version", recorded(base, "version"), recorded(plan, "version"), differences);
  return differences;
}

}  // namespace citygauge
