// citygauge check PROJECT: the main job. Reads a project, measures, judges, writes the result, says what it
// found.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <optional>
#include <set>

#include "cli/chosen_language.hpp"
#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "cli/progress_bar.hpp"
#include "config/library.hpp"
#include "config/profile_file.hpp"
#include "config/project_file.hpp"
#include "config/style_book.hpp"
#include "core/parallel.hpp"
#include "evaluate/run.hpp"
#include "output/result_files.hpp"
#include "output/result_folder.hpp"
#include "output/tables.hpp"
#include "output/terminal_table.hpp"

namespace citygauge {
namespace {

struct CheckOptions {
  std::string project;
  std::string out;
  std::vector<std::string> profiles;
  int threads = 0;
  std::string language;
  std::string progress = "auto";
  bool json = false;
  bool allow_unevaluated = false;
};

std::filesystem::path project_file(const std::string& given) {
  const std::filesystem::path path(given);
  return std::filesystem::is_directory(path) ? path / "project.toml" : path;
}

std::vector<Profile> load_profiles(const CheckOptions& options, const Project& project,
                                   const Library& library) {
  std::vector<Profile> profiles;
  std::set<std::string> named(options.profiles.begin(), options.profiles.end());
  for (const std::string& name : named) profiles.push_back(load_profile(name, {"--profile", 0, 0}, library));
  if (!profiles.empty()) return profiles;
  for (std::size_t i = 0; i < project.profiles.size(); ++i)
    profiles.push_back(load_profile(project.profiles[i], project.profile_locations[i], library));
  return profiles;
}

int exit_code(const RunReport& report, bool allow_unevaluated) {
  const auto any = [&](Verdict verdict) {  // of a target: what is measured without one decides nothing
    return std::ranges::any_of(report.results,
                               [&](const Result& r) { return !r.threshold.empty() && r.verdict == verdict; });
  };
  if (any(Verdict::miss)) return exit_missed;
  if (any(Verdict::not_evaluated) && !allow_unevaluated) return exit_unevaluated;
  return exit_met;
}

void say(const CheckOptions& options, const RunReport& report, const std::filesystem::path& out,
         Language language) {
  if (options.json) {
    std::cout << results_json(report) << '\n';
    return;
  }
  const bool colour = isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
  std::cout << terminal_table(report, language, colour);
  std::cout << (language == Language::zh ? "\n结果已写入：" : "\nResult: ") << out.string() << '\n';
  for (const ResultFile& file : result_files()) std::cout << "  " << (out / file.name).string() << '\n';
}

/// An input must never be overwritten by a result.
void refuse_to_cover_inputs(const Project& project, const std::filesystem::path& out) {
  std::vector<std::filesystem::path> inputs{project.file, project.districts.source};
  for (const LayerSource& layer : project.layers) inputs.push_back(layer.source);
  for (const ResultFile& file : result_files()) {
    const auto written = std::filesystem::weakly_canonical(out / file.name);
    for (const auto& input : inputs)
      if (std::filesystem::weakly_canonical(input) == written)
        throw Error(ErrorKind::config, written.string() + ": the result would overwrite an input",
                    "choose another folder with -o");
  }
}

/// How the result names its project: relative, so that both can be moved together.
std::string project_seen_from(const std::filesystem::path& out, const Project& project) {
  return std::filesystem::weakly_canonical(project.file)
      .lexically_relative(std::filesystem::weakly_canonical(std::filesystem::absolute(out)))
      .generic_string();
}

int check(const CheckOptions& options) {
  const Library library = load_library(data_folder());
  const StyleBook styles = load_style_book(data_folder());
  const Project project = load_project(project_file(options.project), library);
  const std::vector<Profile> profiles = load_profiles(options, project, library);
  const std::filesystem::path out =
      options.out.empty() ? project.file.parent_path() / "out" : std::filesystem::path(options.out);
  refuse_to_cover_inputs(project, out);

  auto progress = make_progress(options.progress);
  RunReport report;
  run_with_threads(options.threads, [&] { report = run_project(project, library, profiles, *progress); });
  report.project = project_seen_from(out, project);
  progress->update("writing", 1);
  const Language language = chosen_language(options.language);
  write_result_folder({report, styles, language}, out);
  progress.reset();
  say(options, report, out, language);
  return exit_code(report, options.allow_unevaluated);
}

}  // namespace

void add_check_command(CLI::App& app, Action& action) {
  auto options = std::make_shared<CheckOptions>();
  CLI::App* command =
      app.add_subcommand("check", "measure a project, judge it against its targets, write the proof");
  command->add_option("project", options->project, "project.toml, or a folder that holds one")->required();
  command->add_option("-o,--output", options->out,
                      "folder for the result (default: out beside the project file)");
  command->add_option("--profile", options->profiles, "profile instead of the project's; may be repeated");
  command->add_option("--threads", options->threads, "number of threads (default: all cores)")
      ->check(CLI::Range(1, 1024));
  command->add_option("--lang", options->language, "language of the table: zh or en (default: the locale's)")
      ->check(CLI::IsMember({"zh", "en"}));
  command->add_option("--progress", options->progress, "auto, json or none")
      ->check(CLI::IsMember({"auto", "json", "none"}));
  command->add_flag("--json", options->json, "print results.json instead of the table");
  command->add_flag("--allow-unevaluated", options->allow_unevaluated,
                    "exit 0 although a target could not be evaluated");
  command->callback([options, &action] { action = [options] { return check(*options); }; });
}

}  // namespace citygauge
