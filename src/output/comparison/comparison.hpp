// What a plan changes against a base: their results row by row, the evidence that is in one only, the
// districts that differ, and, kept apart from all that, where the two were not measured by the same
// yardstick.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/run_report.hpp"

namespace citygauge {

/// The worst first. Values, margins and verdicts are compared as stored, digit by digit: no tolerance.
enum class ChangeKind : std::uint8_t {
  newly_missed,         // met before, missed now
  newly_soft_missed,    // the same of a soft target
  no_longer_evaluated,  // there was a value, or a verdict on a target
  vanished,             // the row is in the base only
  other_yardstick,      // it changed, but so did the target or the indicator's definition
  worse,                // the verdict is the same, the value further on the wrong side or nearer to it
  changed,              // without a target, or within its range: neither worse nor better
  appeared,             // the row is in the plan only
  newly_evaluated,      // there was none
  better,
  newly_met,
  unchanged,
};

[[nodiscard]] std::string to_string(ChangeKind kind);

/// One row of `results` in both, or the one that has it. At least one of them is there.
struct Change {
  ChangeKind kind = ChangeKind::unchanged;
  std::optional<Result> before, after;
  bool same_target = true;      // of the row: threshold and softness
  bool same_definition = true;  // of its indicator, with the options in force

  /// What names the row: in the plan, or else in the base.
  [[nodiscard]] const Result& named() const { return after ? *after : *before; }
  /// Of the values; none unless both have one.
  [[nodiscard]] std::optional<double> difference() const;
  [[nodiscard]] std::optional<double> margin_difference() const;
};

/// Something by which both were measured, and which is not the same.
struct YardstickDifference {
  std::string topic;          // "target", "definition", "option", "profile", "scope", "setting", "version"
  std::string key;            // "headline-targets road_density", "road_density.border", "GDAL"
  std::string before, after;  // "" where it is not there
};

enum class DistrictChange : std::uint8_t { same, reshaped, appeared, vanished };

[[nodiscard]] std::string to_string(DistrictChange change);

struct Comparison {
  const RunReport& base;
  const RunReport& plan;
  std::string base_name, plan_name;              // for people: the titles, unless the caller knows better
  std::vector<Indicator> indicators;             // the plan's, then those of the base only
  std::vector<Change> changes;                   // in the order of the plan's results
  std::vector<YardstickDifference> yardsticks;   // the gravest topic first
  Districts districts;                           // the plan's, then those of the base only
  std::vector<DistrictChange> district_changes;  // parallel to them
  std::vector<Evidence> evidence;                // in one only; the last column is `change`
};

/// The column of evidence that says where it is: "new" in the plan only, "resolved" in the base only.
inline constexpr const char* change_column = "change";

/// Subjects are matched by id, results by subject, indicator, profile and target, evidence by its cells and
/// exact geometry in any order, but for the numbers of features, which any export may deal anew.
/// REQUIRES that both outlive the comparison. ERRORS: Error{input} when they are in different CRSs, or a
/// table of evidence has another kind of geometry.
[[nodiscard]] Comparison compare(const RunReport& base, const RunReport& plan);

/// Those that are not `unchanged`, the worst first: by kind, then by the share that the value changed by.
[[nodiscard]] std::vector<const Change*> changed_rows(const Comparison& comparison);

/// How many targets that were met are missed now, whatever the yardstick; soft ones do not count.
[[nodiscard]] std::size_t lost_targets(const Comparison& comparison);
/// A target that was evaluated before no longer is, or is no longer there.
[[nodiscard]] bool any_no_longer_evaluated(const Comparison& comparison);

}  // namespace citygauge
