// From quantities to verdicts. Judging is apart from measuring: a new threshold needs no new measuring.
#pragma once

#include <vector>

#include "evaluate/plan.hpp"
#include "model/result.hpp"

namespace citygauge {

/// What was measured for one planned indicator: numerator and denominator per subject, and the subjects.
struct Quantities {
  std::string id;  // indicator id, with ".class" for a group
  std::vector<Subject> subjects;
  std::vector<Quantity> numerators;
  std::vector<Quantity> denominators;  // empty: none
  std::string note;                    // reservations that hold for all subjects
};

/// One result per target and subject; one per subject when there is no target.
[[nodiscard]] std::vector<Result> judge(const PlannedIndicator& planned, const Quantities& quantities);

}  // namespace citygauge
