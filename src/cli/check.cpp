// citygauge check PROJECT: the main job. Reads a project, measures, judges, writes the result, says what it
// found.
#include <sys/prctl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>

#include "cli/checked_project.hpp"
#include "cli/chosen_language.hpp"
#include "cli/command.hpp"
#include "cli/covered_inputs.hpp"
#include "cli/data_folder.hpp"
#include "cli/interruption.hpp"
#include "cli/permission_options.hpp"
#include "cli/plan_project.hpp"
#include "cli/progress_bar.hpp"
#include "cli/result_places.hpp"
#include "config/library.hpp"
#include "config/project_file.hpp"
#include "config/style_book.hpp"
#include "core/error.hpp"
#include "core/parallel.hpp"
#include "core/span_recorder.hpp"
#include "evaluate/strictness.hpp"
#include "input/gdal_session.hpp"
#include "model/batch.hpp"
#include "output/result_files.hpp"
#include "output/result_folder.hpp"
#include "output/result_schema.hpp"
#include "output/run_times.hpp"
#include "output/run_trace.hpp"
#include "output/tables.hpp"
#include "output/terminal_table.hpp"

namespace citygauge {
namespace {

struct CheckOptions {
  std::string project;
  std::string plan;  // whose layers take the place of the project's
  std::vector<std::string> outputs;
  int end_with = 0;  // the process that started this one
  std::vector<std::string> profiles;
  Resources resources;
  std::string language;
  std::string progress = "auto";
  bool json = false;
  bool quiet = false;
  bool allow_unevaluated = false;
  bool strict = false;
  bool profile_run = false;
  Permissions permissions;
};

int exit_code(const RunReport& report, bool allow_unevaluated) {
  const PlanStatus status = status_of(report.results);
  if (status == PlanStatus::miss) return exit_missed;
  return status == PlanStatus::unevaluated && !allow_unevaluated ? exit_unevaluated : exit_met;
}

void say(const CheckOptions& options, const RunReport& report, const std::filesystem::path& out,
         Language language) {
  if (options.quiet) return;
  if (options.json) {
    std::cout << results_json(report) << '\n';
    return;
  }
  const bool colour = isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
  std::cout << terminal_table(report, language, colour);
  std::cout << (language == Language::zh ? "\n结果已写入：" : "\nResult: ") << out.string() << '\n';
  for (const auto& file : paths_of(result_files(), out)) std::cout << "  " << file.string() << '\n';
}

/// The process that waits for this one may be killed: nobody would read what is found.
void end_with(int process) {
  if (process == 0) return;
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != process) std::raise(SIGTERM);
}

/// What is checked: the project as it is, or with the plan in it.
std::filesystem::path file_to_check(const CheckOptions& options, const Library& library) {
  const std::filesystem::path file = project_file(options.project);
  if (options.plan.empty()) return file;
  const std::filesystem::path out = folder_among(options.outputs);
  if (out.empty()) throw Error(ErrorKind::config, "--plan: which folder is for the result?", "say -o OUT");
  return write_plan_project(file, options.plan, out, library, options.permissions);
}

/// Where the time went: a table for people, a timeline for a viewer.
void write_times(const CheckOptions& options, const SpanRecorder& recorder, const OutputFolder& folder,
                 Language language) {
  const RunTimes times = recorder.times();
  write_together(trace_files(), times, folder);
  if (options.quiet) return;
  std::cerr << run_times_table(times, language);
  for (const auto& file : paths_of(trace_files(), folder.path())) std::cerr << "  " << file.string() << '\n';
}

int check(const CheckOptions& options) {
  end_with(options.end_with);
  const auto recorder = options.profile_run ? std::make_unique<SpanRecorder>() : nullptr;
  std::optional<SpanScope> settings(std::in_place, recorder.get(), Work::settings);
  start_gdal(options.permissions);
  const Library library = load_library(data_folder());
  const StyleBook styles = load_style_book(data_folder());
  const Project project = load_project(file_to_check(options, library), library, options.permissions);
  const std::vector<Profile> profiles = chosen_profiles(options.profiles, project, library);
  const ResultPlaces places = result_places(options.outputs, project);
  const std::filesystem::path& out = places.folder;
  refuse_to_cover_inputs(project, out);
  if (recorder) refuse_to_cover(inputs_of(project), paths_of(trace_files(), out));
  const OutputFolder folder(out);
  const Interruption interruption([&] { folder.abandon(); });
  std::optional<ResultSchema> schema;
  if (places.database) schema.emplace(places.database->connection, places.database->schema);

  settings.reset();

  auto progress = make_progress(options.quiet ? "none" : options.progress);
  progress->record_with(recorder.get());
  const RunReport report = checked_project(project, library, profiles, out, options.resources, *progress);
  if (options.strict) refuse_mended_input(report.issues);
  progress->update("writing", 1);
  const Language language = chosen_language(options.language);
  run_with_threads(options.resources.threads, [&] {
    write_result_folder({report, styles, language}, folder, recorder.get());
  });
  if (schema) schema->replace_by(out / "result.gpkg");
  progress.reset();
  say(options, report, out, language);
  if (schema && !options.json)
    std::cout << (language == Language::zh ? "数据库：" : "Database: ") << schema->name() << '\n';
  if (recorder) write_times(options, *recorder, folder, language);
  return exit_code(report, options.allow_unevaluated);
}

}  // namespace

void add_check_command(CLI::App& app, Action& action) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command =
      app.add_subcommand("check", "measure a project, judge it against its targets, write the proof");
  command->add_option("project", options->project, "project.toml, or a folder that holds one")
      ->required()
      ->type_name("FILE");
  command
      ->add_option("-o,--output", options->outputs,
                   "folder for the result (default: out beside the project file); once more with "
                   "PG:NAME[/SCHEMA] for a database of [connections], too")
      ->type_name("DIR")
      ->allow_extra_args(false);
  command
      ->add_option("--plan", options->plan,
                   "file or folder whose layers take the place of the project's (docs/batch.md)")
      ->type_name("FILE");
  command->add_option("--end-with", options->end_with)->group("");  // of `batch`, not of people
  command->add_option("--profile", options->profiles, "profile instead of the project's; may be repeated")
      ->type_name("PROFILE")
      ->allow_extra_args(false);
  command->add_option("--threads", options->resources.threads, "number of threads (default: all cores)")
      ->check(CLI::Range(1, 1024));
  command
      ->add_option("--memory", options->resources.memory_bytes,
                   "memory to stay within where the layers allow it, such as 500MB (default: 1GB)")
      ->transform(CLI::AsSizeValue(false))
      ->type_name("SIZE");
  command->add_option("--lang", options->language, "language of the table: zh or en (default: the locale's)")
      ->check(CLI::IsMember({"zh", "en"}));
  command->add_option("--progress", options->progress, "auto, json or none")
      ->check(CLI::IsMember({"auto", "json", "none"}))
      ->capture_default_str();
  command->add_flag("--json", options->json, "print results.json instead of the table");
  command->add_flag("-q,--quiet", options->quiet, "print no table and no progress, only errors")
      ->excludes("--json");
  command->add_flag("--allow-unevaluated", options->allow_unevaluated,
                    "exit 0 although a target could not be evaluated");
  command->add_flag("--strict", options->strict,
                    "stop with exit code 3 where input had to be repaired or left out, and write nothing");
  command->add_flag("--profile-run", options->profile_run,
                    "tell where the time went, by layer and measure: a table on stderr and trace.json beside "
                    "the result (docs/profiling.md)");
  add_permission_options(*command, options->permissions);
  command->callback([options, &action] { action = [options] { return check(*options); }; });
}

}  // namespace citygauge
