// citygauge batch PATTERN…: checks many plans alike, and says which of them meet their targets.
#include <fmt/format.h>

#include <unistd.h>
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "cli/batch_options.hpp"
#include "cli/batch_plans.hpp"
#include "cli/chosen_language.hpp"
#include "cli/command.hpp"
#include "cli/covered_inputs.hpp"
#include "cli/interruption.hpp"
#include "cli/plan_checks.hpp"
#include "cli/progress_bar.hpp"
#include "output/batch/junit.hpp"
#include "output/batch/plan_table.hpp"
#include "output/batch/summary_files.hpp"
#include "output/hidden_folder.hpp"
#include "output/text_file_output.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

CheckSettings check_settings(const BatchOptions& options, const fs::path& logs) {
  CheckSettings settings;
  settings.jobs = static_cast<std::size_t>(jobs_of(options));
  settings.time_limit = std::chrono::seconds(options.time_limit_s);
  settings.logs = logs;
  settings.language = chosen_language(options.language);
  return settings;
}

/// Checks the plans whose result is not what it would be anyway, and keeps what became of each.
void check_plans(const Batch& batch, std::vector<BatchPlan>& plans, const OutputFolder& folder) {
  std::vector<std::size_t> due;
  for (std::size_t i = 0; i < plans.size(); ++i)
    if (!plans[i].is_known) due.push_back(i);
  std::ranges::stable_sort(due,
                           [&](std::size_t a, std::size_t b) { return plans[a].bytes > plans[b].bytes; });
  std::vector<PlanCheck> checks;
  for (const std::size_t i : due) checks.push_back({check_arguments(batch, plans[i]), plans[i].out});

  const HiddenFolder logs(folder.path());
  PlanChecks running(check_settings(batch.options, logs.path()));
  const Interruption interruption([&] {
    running.abandon();
    folder.abandon();
  });
  auto progress = make_progress(batch.options.progress);
  std::size_t done = plans.size() - due.size();
  const auto ended = [&](std::size_t check, const CheckEnd& end) {
    BatchPlan& plan = plans[due[check]];
    plan.message = end.message;
    plan.is_lasting = end.is_lasting;
    remember(plan);
    progress->update("plans", static_cast<double>(++done) / static_cast<double>(plans.size()));
  };
  static_cast<void>(running.run(checks, ended));
}

void write_summaries(const BatchOptions& options, const BatchSummary& summary, Language language,
                     const OutputFolder& folder) {
  const Interruption interruption([&] { folder.abandon(); });
  write_together(summary_files(), {summary, language}, folder);
  if (!options.junit.empty()) write_text_file(options.junit, junit_xml(summary, language));
}

void say(const BatchOptions& options, const BatchSummary& summary, Language language) {
  if (options.json) {
    std::cout << summary_json(summary);
    return;
  }
  const bool colour = isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
  std::cout << plan_table(summary, language, colour);
  std::cout << (language == Language::zh ? "\n汇总已写入：" : "\nSummary: ") << options.out << '\n';
  for (const fs::path& file : paths_of(summary_files(), options.out))
    std::cout << "  " << file.string() << '\n';
  if (options.annotations == "github") std::cout << github_annotations(summary, language);
}

/// What could not be read is told in the summary; it decides only when it is all there is.
int exit_code(const BatchSummary& summary, bool allow_unevaluated) {
  const auto count = [&](PlanStatus status) {
    return static_cast<std::size_t>(std::ranges::count(summary.plans, status, &PlanOutcome::status));
  };
  if (count(PlanStatus::unreadable) == summary.plans.size()) return exit_input;
  if (count(PlanStatus::miss) > 0) return exit_missed;
  if (count(PlanStatus::unevaluated) > 0 && !allow_unevaluated) return exit_unevaluated;
  return exit_met;
}

int run_batch(const BatchOptions& options) {
  const Language language = chosen_language(options.language);
  const Batch batch = load_batch(options);
  std::vector<BatchPlan> plans = plans_of(batch);
  refuse_to_cover(inputs_of(batch, plans), outputs_of(options));
  const OutputFolder folder(options.out);
  take_up_earlier_results(batch, plans);
  const auto unchanged = std::ranges::count_if(plans, [](const BatchPlan& plan) { return plan.is_known; });
  check_plans(batch, plans, folder);
  remember_unreadable(batch, plans);
  const BatchSummary summary = summary_of(batch, plans);
  write_summaries(options, summary, language, folder);
  say(options, summary, language);
  if (unchanged > 0)
    std::cerr << fmt::format(
        fmt::runtime(language == Language::zh ? "citygauge: {} 个方案未变，沿用原结果\n"
                                              : "citygauge: {} plans unchanged, not checked again\n"),
        unchanged);
  return exit_code(summary, options.allow_unevaluated);
}

}  // namespace

void add_batch_command(CLI::App& app, Action& action) {
  auto options = std::make_shared<BatchOptions>();
  CLI::App* command = app.add_subcommand("batch", "check many plans alike; tell which meet their targets");
  add_batch_options(*command, *options);
  command->callback([options, &action] { action = [options] { return run_batch(*options); }; });
}

}  // namespace citygauge
