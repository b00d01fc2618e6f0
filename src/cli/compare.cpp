// citygauge compare BASE PLAN: what a plan changes, district by district, and whether a target is lost.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <filesystem>
#include <iostream>
#include <optional>

#include "cli/checked_project.hpp"
#include "cli/chosen_language.hpp"
#include "cli/command.hpp"
#include "cli/covered_inputs.hpp"
#include "cli/data_folder.hpp"
#include "cli/interruption.hpp"
#include "cli/permission_options.hpp"
#include "cli/progress_bar.hpp"
#include "config/project_file.hpp"
#include "config/style_book.hpp"
#include "core/error.hpp"
#include "core/text_width.hpp"
#include "input/gdal_session.hpp"
#include "output/comparison/change_files.hpp"
#include "output/comparison/change_sheets.hpp"
#include "output/comparison/change_table.hpp"
#include "output/map/sheet_words.hpp"
#include "output/result_folder.hpp"
#include "output/result_reader.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

struct CompareOptions {
  std::string base, plan, out;
  std::vector<std::string> profiles;
  int threads = 0;
  std::string language, style;
  std::string progress = "auto";
  bool maps = false;
  bool json = false;
  bool allow_unevaluated = false;
  Permissions permissions;
};

bool is_there(const fs::path& file) {
  std::error_code unknown;
  return fs::is_regular_file(file, unknown);
}

/// A folder with both is a project's, or a result's, as its user sees it: he must say.
bool is_project(const fs::path& given) {
  std::error_code unknown;
  if (!fs::is_directory(given, unknown)) return given.extension() == ".toml";
  const bool has_project = is_there(given / "project.toml");
  if (has_project && is_there(given / "result.gpkg"))
    throw Error(ErrorKind::config, given.string() + " holds a project and a result",
                "name the file to compare: its project.toml or its result.gpkg");
  return has_project;
}

/// One of the two, and where it is checked to if it is a project.
struct Side {
  fs::path result;  // once it is there
  std::optional<Project> project;
  std::optional<OutputFolder> folder;
};

fs::path default_folder(const std::string& plan) {
  std::error_code unknown;
  const fs::path given(plan);
  return (fs::is_directory(given, unknown) ? given : given.parent_path()) / "compare";
}

std::set<fs::path> sources_of(const Side& side) {
  return side.project ? inputs_of(*side.project) : std::set<fs::path>{side.result};
}

class Comparing {
 public:
  explicit Comparing(const CompareOptions& options)
      : options_(options),
        out_(options.out.empty() ? default_folder(options.plan) : fs::path(options.out)),
        library_(load_library(data_folder())),
        styles_(load_style_book(
            data_folder(), options.style.empty() ? std::nullopt : std::optional<fs::path>(options.style))) {
    open(base_, options.base);
    open(plan_, options.plan);
    refuse_to_cover_any();
  }

  int run() {
    const OutputFolder folder(out_);
    if (base_.project) base_.folder.emplace(out_ / "base");
    if (plan_.project) plan_.folder.emplace(out_ / "plan");
    const Interruption interruption([&] { abandon(folder); });
    const RunReport base = report_of(base_), plan = report_of(plan_);
    Comparison comparison = compare(base, plan);
    tell_apart(comparison);
    const std::vector<fs::path> sheets = write(comparison, folder);
    say(comparison, sheets);
    if (lost_targets(comparison) > 0) return exit_missed;
    if (any_no_longer_evaluated(comparison) && !options_.allow_unevaluated) return exit_unevaluated;
    return exit_met;
  }

 private:
  void open(Side& side, const std::string& given) const {
    if (is_project(given))
      side.project = load_project(project_file(given), library_, options_.permissions);
    else
      side.result = result_file(given);
  }

  void refuse_to_cover_any() const {
    for (const Side* side : {&base_, &plan_}) {
      refuse_to_cover(sources_of(*side), paths_of(change_files(), out_));
      if (base_.project) refuse_to_cover(sources_of(*side), outputs_in(out_ / "base"));
      if (plan_.project) refuse_to_cover(sources_of(*side), outputs_in(out_ / "plan"));
    }
  }

  void abandon(const OutputFolder& folder) const {
    for (const Side* side : {&base_, &plan_})
      if (side->folder) side->folder->abandon();
    folder.abandon();
  }

  /// Both are read back, so that numbers are compared as they are stored.
  RunReport report_of(Side& side) {
    if (side.project) {
      const auto profiles = chosen_profiles(options_.profiles, *side.project, library_);
      auto progress = make_progress(options_.progress);
      const RunReport report = checked_project(*side.project, library_, profiles, side.folder->path(),
                                               {options_.threads}, *progress);
      progress->update("writing", 1);
      write_result_folder({report, styles_, language_}, *side.folder);
      side.result = side.folder->path() / "result.gpkg";
    }
    return read_result(side.result);
  }

  /// A plan is often a copy with its base's title.
  void tell_apart(Comparison& comparison) const {
    if (comparison.base_name != comparison.plan_name) return;
    comparison.base_name += " (" + options_.base + ")";
    comparison.plan_name += " (" + options_.plan + ")";
  }

  std::vector<fs::path> write(const Comparison& comparison, const OutputFolder& folder) const {
    std::vector<fs::path> sheets;
    check_evidence(comparison.evidence);  // before several writers at once rely on it
    write_together(change_files(), {comparison, styles_, language_}, folder, [&] {
      if (options_.maps) sheets = draw(comparison);
    });
    return sheets;
  }

  [[nodiscard]] std::vector<fs::path> draw(const Comparison& comparison) const {
    SheetSettings settings;
    settings.language = language_;
    settings.date = today();
    SheetFiles files;
    files.folder = out_ / "maps";
    for (const Side* side : {&base_, &plan_})
      for (const fs::path& source : sources_of(*side)) files.untouched.push_back(source);
    auto progress = make_progress(options_.progress);
    WrittenSheets written = write_change_sheets(comparison, styles_, settings, files, *progress);
    progress.reset();
    for (const Text& remark : written.remarks)
      std::cerr << "citygauge: " << printable(remark.in(language_)) << '\n';
    return written.files;
  }

  void say(const Comparison& comparison, const std::vector<fs::path>& sheets) const {
    if (options_.json) {
      std::cout << changes_json(comparison);
      return;
    }
    const bool colour = isatty(STDOUT_FILENO) == 1 && std::getenv("NO_COLOR") == nullptr;
    std::cout << change_table(comparison, language_, colour)
              << (language_ == Language::zh ? "\n比较已写入：" : "\nComparison: ") << out_.string() << '\n';
    for (const fs::path& file : paths_of(change_files(), out_)) std::cout << "  " << file.string() << '\n';
    for (const fs::path& sheet : sheets) std::cout << "  " << sheet.string() << '\n';
  }

  const CompareOptions& options_;
  const fs::path out_;
  const Library library_;
  const StyleBook styles_;
  const Language language_ = chosen_language(options_.language);
  Side base_, plan_;
};

int compare_both(const CompareOptions& options) {
  start_gdal(options.permissions);
  return Comparing(options).run();
}

}  // namespace

void add_compare_command(CLI::App& app, Action& action) {
  auto options = std::make_shared<CompareOptions>();
  CLI::App* command = app.add_subcommand(
      "compare", "tell what a plan changes against a base, and whether a target that was met is missed");
  command->add_option("base", options->base, "result (folder or result.gpkg) or project.toml before")
      ->required()
      ->type_name("FILE");
  command->add_option("plan", options->plan, "result or project.toml after")->required()->type_name("FILE");
  command
      ->add_option("-o,--output", options->out,
                   "folder for the comparison (default: compare beside the plan); projects are checked into "
                   "base and plan within it")
      ->type_name("DIR");
  command
      ->add_option("--profile", options->profiles,
                   "profile for both projects instead of their own; may be repeated")
      ->type_name("PROFILE")
      ->allow_extra_args(false);
  command->add_flag("--maps", options->maps, "draw a map sheet (PDF) per indicator that changed, in maps");
  command->add_option("--style", options->style, "style file laid over the shipped styles")
      ->type_name("FILE")
      ->check(CLI::ExistingFile);
  command->add_option("--threads", options->threads, "number of threads (default: all cores)")
      ->check(CLI::Range(1, 1024));
  command->add_option("--lang", options->language, "language: zh or en (default: the locale's)")
      ->check(CLI::IsMember({"zh", "en"}));
  command->add_option("--progress", options->progress, "auto, json or none")
      ->check(CLI::IsMember({"auto", "json", "none"}))
      ->capture_default_str();
  command->add_flag("--json", options->json, "print changes.json instead of the table");
  command->add_flag("--allow-unevaluated", options->allow_unevaluated,
                    "exit 0 although a target that was evaluated no longer is");
  add_permission_options(*command, options->permissions);
  command->callback([options, &action] { action = [options] { return compare_both(*options); }; });
}

}  // namespace citygauge
