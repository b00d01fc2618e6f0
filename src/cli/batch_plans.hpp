// The plans of a batch: where each comes from, goes to, and what its result depends on.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/batch_options.hpp"
#include "config/library.hpp"
#include "config/plan_paths.hpp"
#include "model/batch.hpp"
#include "model/project.hpp"

namespace citygauge {

/// What all plans share.
struct Batch {
  BatchOptions options;
  Library library;
  std::optional<Project> pattern;     // the template
  std::vector<std::string> profiles;  // the command line's, or else the template's
};

struct BatchPlan {
  PlanPath plan;
  std::filesystem::path out;
  std::set<std::filesystem::path> files;  // that it consists of
  std::string inputs;                     // digest of all that its result depends on; "" when nobody can know
  std::uintmax_t bytes = 0;
  bool is_known = false;   // what a check would find: the result is there, or the reason why there is none
  bool is_lasting = true;  // that reason holds until an input changes
  std::string message;     // the reason
};

/// ERRORS: Error{config}: a slip in the template or in a profile.
[[nodiscard]] Batch load_batch(const BatchOptions& options);

/// Every plan that the patterns match. ERRORS: Error{config}: nothing matches; no template for what is no
/// project.
[[nodiscard]] std::vector<BatchPlan> plans_of(const Batch& batch);

/// Files that no result may be written over, and those that the batch itself will write.
[[nodiscard]] std::set<std::filesystem::path> inputs_of(const Batch& batch,
                                                        const std::vector<BatchPlan>& plans);
[[nodiscard]] std::vector<std::filesystem::path> outputs_of(const BatchOptions& options);

/// Digests the inputs of each plan; with --resume a plan is known when an earlier batch had the same ones.
void take_up_earlier_results(const Batch& batch, std::vector<BatchPlan>& plans);
/// For the next --resume.
void remember(const BatchPlan& plan);
void remember_unreadable(const Batch& batch, const std::vector<BatchPlan>& plans);

[[nodiscard]] int jobs_of(const BatchOptions& options);
/// check TEMPLATE --plan PLAN, or check PROJECT.
[[nodiscard]] std::vector<std::string> check_arguments(const Batch& batch, const BatchPlan& plan);

/// Reads back what the checks have written.
[[nodiscard]] BatchSummary summary_of(const Batch& batch, const std::vector<BatchPlan>& plans);

}  // namespace citygauge
