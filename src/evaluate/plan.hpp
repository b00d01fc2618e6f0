// The plan of a run: which measures are taken, for which indicators and targets. Everything that can be wrong
// with the configuration is found here, before any layer is read.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "config/library.hpp"
#include "measures/measure.hpp"
#include "model/target.hpp"

namespace citygauge {

/// One measure to be taken.
struct Task {
  MeasureSpec spec;   // with the project's options
  std::string label;  // what it is for, where times are told
  Asked asked = Asked::evidence;
  std::unique_ptr<Measure> measure;
  std::set<std::string> products;  // keys of what it shares with other tasks
  std::vector<LayerNeed> needs;
  std::string blocked;               // why it cannot be taken: a layer is missing or has no features
  std::vector<std::string> remarks;  // optional layers that are missing
};

/// The tasks behind an indicator by another choice of one option.
struct PlannedAlternative {
  std::string option, choice, alternative;  // as they are shown; `choice` is the one in force
  std::size_t numerator = 0;                // index into Plan::tasks
  std::optional<std::size_t> denominator;
};

/// An indicator with the tasks behind it.
struct PlannedIndicator {
  const Indicator* indicator = nullptr;
  std::size_t numerator = 0;  // index into Plan::tasks
  std::optional<std::size_t> denominator;
  std::vector<Target> targets;  // none: measured without a target
  std::vector<PlannedAlternative> alternatives;
};

struct Plan {
  std::vector<PlannedIndicator> indicators;
  std::vector<Task> tasks;
  std::map<std::string, std::size_t> denominators;  // what is divided by -> its task: measured once
};

struct PlanRequest {
  const Library& library;
  const std::vector<Profile>& profiles;
  std::vector<std::string> indicators;            // measured too, without a target
  const std::map<std::string, Options>& options;  // by indicator
  bool sensitivity = true;                        // judged by the alternatives too
  bool evidence = true;                           // drawn
};

/// `districts` and `grid` must outlive the plan. ERRORS: Error{config}: an indicator, measure or option that
/// does not exist or does not fit.
[[nodiscard]] Plan make_plan(const PlanRequest& request, const Districts& districts,
                             const DistrictGrid& grid);

}  // namespace citygauge
