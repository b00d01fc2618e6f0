#include "output/comparison/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

#include "core/error.hpp"
#include "output/comparison/changed_evidence.hpp"
#include "output/comparison/matched_results.hpp"
#include "output/comparison/yardsticks.hpp"

namespace citygauge {
namespace {

bool is_same_crs(const RunReport& base, const RunReport& plan) {
  return base.crs_wkt == plan.crs_wkt || (!base.crs_name.empty() && base.crs_name == plan.crs_name);
}

/// Without it no border and no evidence of one is where it is in the other.
void require_same_crs(const RunReport& base, const RunReport& plan) {
  if (is_same_crs(base, plan)) return;
  throw input_error(
      fmt::format("the base was measured in {} and the plan in {}", base.crs_name, plan.crs_name),
      "give both projects the same `crs` and check them again");
}

std::map<std::string, std::size_t> places_of_ids(const Districts& districts) {
  std::map<std::string, std::size_t> places;
  for (std::size_t d = 0; d < districts.size(); ++d) places.emplace(districts.ids[d], d);
  return places;
}

void append_district(Districts& to, const Districts& from, std::size_t d) {
  to.shapes.add_feature(from.shapes[d]);
  to.ids.push_back(from.ids[d]);
  to.names.push_back(from.names[d]);
  to.population.push_back(d < from.population.size() ? from.population[d] : std::nullopt);
}

void compare_districts(const Districts& base, const Districts& plan, Comparison& comparison) {
  const auto in_base = places_of_ids(base), in_plan = places_of_ids(plan);
  comparison.districts.scope = plan.scope;
  for (std::size_t d = 0; d < plan.size(); ++d) {
    append_district(comparison.districts, plan, d);
    const auto before = in_base.find(plan.ids[d]);
    comparison.district_changes.push_back(before == in_base.end() ? DistrictChange::appeared
                                          : geometry_key(base.shapes[before->second]) ==
                                                  geometry_key(plan.shapes[d])
                                              ? DistrictChange::same
                                              : DistrictChange::reshaped);
  }
  for (std::size_t d = 0; d < base.size(); ++d) {
    if (in_plan.contains(base.ids[d])) continue;
    append_district(comparison.districts, base, d);
    comparison.district_changes.push_back(DistrictChange::vanished);
  }
}

std::vector<Indicator> indicators_of_both(const RunReport& base, const RunReport& plan) {
  std::vector<Indicator> all = plan.indicators;
  for (const Indicator& indicator : base.indicators)
    if (std::ranges::find(all, indicator.id, &Indicator::id) == all.end()) all.push_back(indicator);
  return all;
}

bool was_evaluated(Verdict verdict) {
  return verdict == Verdict::pass || verdict == Verdict::miss || verdict == Verdict::soft_miss;
}

/// By what share of itself the value changed; infinite where that cannot be said.
double changed_share(const Change& change) {
  const auto difference = change.difference();
  if (!difference || *change.before->value == 0) return std::numeric_limits<double>::infinity();
  return std::abs(*difference / *change.before->value);
}

std::optional<double> between(std::optional<double> before, std::optional<double> after) {
  if (!before || !after) return std::nullopt;
  return *after - *before;
}

}  // namespace

std::string to_string(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::newly_missed:
      return "newly_missed";
    case ChangeKind::newly_soft_missed:
      return "newly_soft_missed";
    case ChangeKind::no_longer_evaluated:
      return "no_longer_evaluated";
    case ChangeKind::vanished:
      return "vanished";
    case ChangeKind::other_yardstick:
      return "other_yardstick";
    case ChangeKind::worse:
      return "worse";
    case ChangeKind::changed:
      return "changed";
    case ChangeKind::appeared:
      return "appeared";
    case ChangeKind::newly_evaluated:
      return "newly_evaluated";
    case ChangeKind::better:
      return "better";
    case ChangeKind::newly_met:
      return "newly_met";
    case ChangeKind::unchanged:
      return "unchanged";
  }
  return {};
}

std::string to_string(DistrictChange change) {
  switch (change) {
    case DistrictChange::same:
      return "same";
    case DistrictChange::reshaped:
      return "reshaped";
    case DistrictChange::appeared:
      return "appeared";
    case DistrictChange::vanished:
      return "vanished";
  }
  return {};
}

std::optional<double> Change::difference() const {
  if (!before || !after) return std::nullopt;
  return between(before->value, after->value);
}

std::optional<double> Change::margin_difference() const {
  if (!before || !after || before->margin_unit != after->margin_unit) return std::nullopt;
  return between(before->margin, after->margin);
}

Comparison compare(const RunReport& base, const RunReport& plan) {
  require_same_crs(base, plan);
  Comparison comparison{base,
                        plan,
                        base.title,
                        plan.title,
                        indicators_of_both(base, plan),
                        {},
                        yardstick_differences(base, plan),
                        {},
                        {},
                        {}};
  if (draws_evidence(base) && draws_evidence(plan))
    comparison.evidence = changed_evidence(base.evidence, plan.evidence);
  compare_districts(base.districts, plan.districts, comparison);
  const auto redefined = redefined_indicators(base, plan);
  comparison.changes = matched_results(base, plan);
  for (Change& change : comparison.changes) {
    change.same_definition = !redefined.contains(indicator_part(change.named().indicator));
    change.kind = kind_of(change);
  }
  return comparison;
}

std::vector<const Change*> changed_rows(const Comparison& comparison) {
  std::vector<const Change*> rows;
  for (const Change& change : comparison.changes)
    if (change.kind != ChangeKind::unchanged) rows.push_back(&change);
  std::ranges::stable_sort(rows, [](const Change* a, const Change* b) {
    return std::tuple(a->kind, -changed_share(*a)) < std::tuple(b->kind, -changed_share(*b));
  });
  return rows;
}

std::size_t lost_targets(const Comparison& comparison) {
  return static_cast<std::size_t>(std::ranges::count_if(comparison.changes, [](const Change& change) {
    return change.before && change.after && change.before->verdict == Verdict::pass &&
           change.after->verdict == Verdict::miss;
  }));
}

bool any_no_longer_evaluated(const Comparison& comparison) {
  return std::ranges::any_of(comparison.changes, [](const Change& change) {
    return change.before && was_evaluated(change.before->verdict) &&
           (!change.after || change.after->verdict == Verdict::not_evaluated);
  });
}

}  // namespace citygauge
