#include "cli/batch_options.hpp"

#include <CLI/CLI.hpp>

#include "cli/permission_options.hpp"

namespace citygauge {

void add_batch_options(CLI::App& command, BatchOptions& options) {
  command
      .add_option("plans", options.patterns,
                  "files, folders, projects, or patterns of them in quotes: \"plans/*.gpkg\"")
      ->required()
      ->type_name("FILE");
  command
      .add_option("--template", options.template_file,
                  "project whose layers each plan takes the place of (docs/batch.md); plans that are "
                  "projects are checked with its profiles")
      ->type_name("FILE");
  command
      .add_option("-o,--output", options.out,
                  "folder for the summary and a folder with the result of each plan")
      ->required()
      ->type_name("DIR");
  command.add_option("--profile", options.profiles, "profile instead of the template's; may be repeated")
      ->type_name("PROFILE")
      ->allow_extra_args(false);
  command.add_option("--jobs", options.jobs, "plans at a time (default: as many as there are cores)")
      ->check(CLI::Range(1, 256));
  command
      .add_option("--threads", options.threads,
                  "threads of each plan (default: the cores shared among the jobs)")
      ->check(CLI::Range(1, 1024));
  command
      .add_option("--time-limit", options.time_limit_s,
                  "seconds after which a plan is given up (default: 3600)")
      ->check(CLI::Range(1, 1'000'000));
  command.add_flag("--resume", options.resume,
                   "pass over plans whose inputs, template, profiles, program and result are as they were");
  command.add_flag("--allow-unevaluated", options.allow_unevaluated,
                   "exit 0 although a target could not be evaluated");
  command.add_flag("--strict", options.strict,
                   "a plan with input that had to be repaired or left out counts as unreadable");
  command.add_option("--lang", options.language, "language: zh or en (default: the locale's)")
      ->check(CLI::IsMember({"zh", "en"}));
  command.add_option("--progress", options.progress, "auto, json or none")
      ->check(CLI::IsMember({"auto", "json", "none"}))
      ->capture_default_str();
  command.add_option("--junit", options.junit, "write the JUnit report (summary.xml) to this file too")
      ->type_name("FILE");
  CLI::Option* const annotations = command
                                       .add_option("--annotations", options.annotations,
                                                   "github: say what is missed beside the files, or none")
                                       ->check(CLI::IsMember({"github", "none"}));
  command.add_flag("--json", options.json, "print summary.json instead of the table")->excludes(annotations);
  add_permission_options(command, options.permissions);
}

}  // namespace citygauge
