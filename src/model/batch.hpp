// What a batch found: many plans, each judged by the same targets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/run_report.hpp"

namespace citygauge {

/// Of a plan: the worst of its verdicts, or that it could not be read.
enum class PlanStatus : std::uint8_t { pass, miss, unevaluated, unreadable };

[[nodiscard]] std::string to_string(PlanStatus status);
/// By the results alone: what is measured without a target decides nothing.
[[nodiscard]] PlanStatus status_of(const std::vector<Result>& results);

struct PlanOutcome {
  std::string plan;  // the name of its folder
  std::string path;  // as the user named it
  PlanStatus status = PlanStatus::unreadable;
  std::int64_t met = 0, missed = 0, soft_missed = 0, not_evaluated = 0;  // targets of districts or things
  std::string from_template;  // the roles of layers that the plan does not have: "green, roads"
  std::string message;        // why it could not be read
  RunReport report;           // results, indicators and targets
};

/// One target and one plan: the district with the least to spare, and how many do how well.
struct PlanTarget {
  std::string plan;
  std::string indicator;
  Text title;
  std::string profile;
  std::string threshold;
  std::string unit;
  std::optional<int> year;
  std::string clause;
  bool soft = false;
  Verdict verdict = Verdict::pass;         // the worst
  std::string district_id, district_name;  // where
  std::optional<double> value;             // there
  std::optional<double> margin;
  std::string margin_unit;
  std::optional<double> relative_margin;  // of the threshold: -0.1 is a tenth short; none for a threshold 0
  std::int64_t met = 0, missed = 0, soft_missed = 0, not_evaluated = 0;
  std::string note;
};

struct BatchSummary {
  std::string title;                // of the template
  std::vector<PlanOutcome> plans;   // the worst first
  std::vector<PlanTarget> targets;  // the worst first
};

}  // namespace citygauge
