#include "cli/batch_plans.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <thread>

#include "cli/chosen_language.hpp"
#include "cli/data_folder.hpp"
#include "config/plan_template.hpp"
#include "config/profile_file.hpp"
#include "config/project_file.hpp"
#include "core/digest.hpp"
#include "evaluate/plan_inputs.hpp"
#include "input/versions.hpp"
#include "output/batch/plan_targets.hpp"
#include "output/batch/run_record.hpp"
#include "output/batch/summary_files.hpp"
#include "output/results_json.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

fs::path template_of(const BatchOptions& options) {
  const fs::path given(options.template_file);
  return fs::is_directory(given) ? given / "project.toml" : given;
}

/// The files of a plan; of a project also those that it names, nothing when they cannot be known.
std::set<fs::path> files_of(const PlanPath& plan, const Batch& batch) {
  if (plan.kind != PlanKind::project) return files_of_source(plan.given);
  try {
    return files_of_project(load_project(plan.given, batch.library, batch.options.permissions))
        .value_or(std::set<fs::path>());
  } catch (const Error&) {  // its own check will say what is wrong
    return {};
  }
}

std::uintmax_t bytes_of(const std::set<fs::path>& files) {
  std::uintmax_t bytes = 0;
  std::error_code unknown;
  for (const fs::path& file : files)
    if (const auto size = fs::file_size(file, unknown); !unknown) bytes += size;
  return bytes;
}

/// Settings of the libraries that change what they read or how they project.
std::string environment_lines() {
  std::vector<std::string> lines;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string text = *variable;
    for (const char* prefix : {"GDAL_", "OGR_", "CPL_", "PROJ_", "SHAPE_", "SOURCE_DATE_EPOCH="})
      if (text.starts_with(prefix)) lines.push_back(text);
  }
  std::ranges::sort(lines);
  return fmt::format("{}\n", fmt::join(lines, "\n"));
}

/// What the results of all plans depend on: program, libraries, shipped data, template, profiles, options.
std::string shared_inputs(const BatchOptions& options, FileDigests& digests) {
  std::set<fs::path> files{fs::read_symlink("/proc/self/exe")};
  for (const char* part : {"indicators", "layers", "profiles", "styles"})
    files.merge(files_of_source(data_folder() / part));
  for (const std::string& profile : options.profiles)
    if (is_profile_path(profile)) files.insert(profile);
  std::string text = digests.lines(files) + environment_lines();
  for (const auto& [name, version] : library_versions()) text += name + " " + version + "\n";
  return text + fmt::format("{} {} {} {} {}\n", options.strict, options.permissions.network,
                            options.permissions.vrt, chosen_language(options.language) == Language::zh,
                            fmt::join(options.profiles, "\n"));
}

/// nullopt when the template reads from elsewhere than this machine.
std::optional<std::set<fs::path>> template_files(const Batch& batch) {
  return batch.pattern ? files_of_project(*batch.pattern) : std::set<fs::path>();
}

/// The roles of layers that the plan does not have.
std::string roles_from_template(const BatchPlan& plan) {
  if (plan.plan.kind == PlanKind::project) return {};
  const fs::path path = fs::absolute(plan.plan.given).lexically_normal();
  const PlanLayers layers =
      plan_layers(read_toml_file(plan.out / "project.toml"), path.has_filename() ? path : path.parent_path());
  return fmt::format("{}", fmt::join(layers.from_template, ", "));
}

PlanOutcome outcome_of(const BatchPlan& plan) {
  PlanOutcome outcome;
  outcome.plan = plan.plan.name;
  outcome.path = plan.plan.given.generic_string();
  outcome.message = plan.message;
  if (!plan.message.empty()) return outcome;
  try {
    outcome.report = read_results_json(plan.out / "results.json");
    outcome.from_template = roles_from_template(plan);
  } catch (const std::exception& error) {  // taken away behind our back
    outcome.message = error.what();
  }
  return outcome;
}

}  // namespace

int jobs_of(const BatchOptions& options) {
  return options.jobs > 0 ? options.jobs : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

Batch load_batch(const BatchOptions& options) {
  Batch batch{options, load_library(data_folder()), {}, options.profiles};
  if (!options.template_file.empty()) {
    batch.pattern = load_project(template_of(options), batch.library, options.permissions);
    if (batch.profiles.empty()) batch.profiles = batch.pattern->profiles;
  }
  for (const std::string& name : batch.profiles)
    static_cast<void>(load_profile(name, {"--profile", 0, 0}, batch.library));
  return batch;
}

std::vector<BatchPlan> plans_of(const Batch& batch) {
  std::vector<BatchPlan> plans;
  for (const PlanPath& path : find_plans(batch.options.patterns, batch.options.out)) {
    if (path.kind != PlanKind::project && !batch.pattern)
      throw Error(ErrorKind::config, path.given.string() + ": a plan that is no project needs a template",
                  "name the project that says what its layers are: --template project.toml");
    BatchPlan& plan = plans.emplace_back();
    plan.plan = path;
    plan.out = fs::path(batch.options.out) / path.name;
    plan.files = files_of(path, batch);
    plan.bytes = bytes_of(plan.files);
  }
  return plans;
}

std::set<fs::path> inputs_of(const Batch& batch, const std::vector<BatchPlan>& plans) {
  std::set<fs::path> inputs = template_files(batch).value_or(std::set<fs::path>());
  if (batch.pattern) inputs.insert(batch.pattern->file);
  for (const BatchPlan& plan : plans) {
    inputs.insert(plan.plan.given);
    inputs.insert(plan.files.begin(), plan.files.end());
  }
  for (const std::string& profile : batch.profiles)
    if (is_profile_path(profile)) inputs.insert(profile);
  return inputs;
}

std::vector<fs::path> outputs_of(const BatchOptions& options) {
  std::vector<fs::path> outputs = paths_of(summary_files(), options.out);
  if (!options.junit.empty()) outputs.emplace_back(options.junit);
  return outputs;
}

void take_up_earlier_results(const Batch& batch, std::vector<BatchPlan>& plans) {
  const auto of_template = template_files(batch);
  if (!of_template) return;
  FileDigests digests;
  const std::string shared = shared_inputs(batch.options, digests) + digests.lines(*of_template);
  const UnreadablePlans unreadable =
      batch.options.resume ? read_unreadable_plans(batch.options.out) : UnreadablePlans();
  for (BatchPlan& plan : plans) {
    if (plan.files.empty()) continue;
    try {
      plan.inputs =
          sha256_of(shared + fs::absolute(plan.plan.given).string() + "\n" + digests.lines(plan.files));
    } catch (const Error&) {  // no right to read it: its own check says so
      continue;
    }
    if (const auto earlier = unreadable.find(plan.inputs); earlier != unreadable.end())
      plan.message = earlier->second;
    plan.is_known =
        !plan.message.empty() || (batch.options.resume && is_recorded_result(plan.out, plan.inputs));
  }
}

void remember(const BatchPlan& plan) {
  if (plan.message.empty() && !plan.inputs.empty()) write_run_record(plan.out, plan.inputs);
}

void remember_unreadable(const Batch& batch, const std::vector<BatchPlan>& plans) {
  UnreadablePlans unreadable;
  for (const BatchPlan& plan : plans)
    if (!plan.message.empty() && plan.is_lasting && !plan.inputs.empty())
      unreadable.emplace(plan.inputs, plan.message);
  write_unreadable_plans(batch.options.out, unreadable);
}

std::vector<std::string> check_arguments(const Batch& batch, const BatchPlan& plan) {
  const BatchOptions& options = batch.options;
  const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  const int threads = options.threads > 0 ? options.threads : std::max(1, cores / jobs_of(options));
  std::vector<std::string> arguments{"check"};
  const auto add = [&](const std::string& name, const std::string& value) {
    arguments.push_back(name);
    arguments.push_back(value);
  };
  const bool is_project = plan.plan.kind == PlanKind::project;
  if (!is_project) arguments.push_back("--plan=" + fs::absolute(plan.plan.given).string());
  add("-o", fs::absolute(plan.out).string());
  for (const std::string& profile : is_project ? batch.profiles : options.profiles)
    arguments.push_back("--profile=" + profile);
  add("--threads", std::to_string(threads));
  add("--lang", chosen_language(options.language) == Language::zh ? "zh" : "en");
  add("--progress", "none");
  add("--end-with", std::to_string(getpid()));
  if (options.strict) arguments.emplace_back("--strict");
  if (options.permissions.network) arguments.emplace_back("--allow-network");
  if (options.permissions.vrt) arguments.emplace_back("--allow-vrt");
  arguments.emplace_back("--");
  arguments.push_back(fs::absolute(is_project ? plan.plan.given : template_of(options)).string());
  return arguments;
}

BatchSummary summary_of(const Batch& batch, const std::vector<BatchPlan>& plans) {
  std::vector<PlanOutcome> outcomes;
  for (const BatchPlan& plan : plans) outcomes.push_back(outcome_of(plan));
  BatchSummary summary = batch_summary(std::move(outcomes));
  if (batch.pattern) summary.title = batch.pattern->title;
  return summary;
}

}  // namespace citygauge
