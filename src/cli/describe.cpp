// citygauge describe: the commands, their options and exit codes, for people and, as JSON, for programs.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/chosen_language.hpp"
#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "cli/described_app.hpp"
#include "cli/terminal_width.hpp"
#include "output/manual/description_json.hpp"
#include "output/manual/description_text.hpp"

namespace citygauge {
namespace {

struct DescribeOptions {
  std::string language;
  bool json = false;
};

int describe(const CLI::App& app, const DescribeOptions& options) {
  const ProgramDescription program = described(app, load_catalogue(data_folder()));
  if (options.json)
    std::cout << description_json(program);
  else
    std::cout << description_text(program, chosen_language(options.language), terminal_width());
  return exit_met;
}

}  // namespace

void add_describe_command(CLI::App& app, Action& action) {
  auto options = std::make_shared<DescribeOptions>();
  CLI::App* command = app.add_subcommand("describe", "say what commands, options and exit codes there are");
  command->add_option("--lang", options->language, "language: zh or en (default: the locale's)")
      ->check(CLI::IsMember({"zh", "en"}));
  command->add_flag("--json", options->json, "print JSON in both languages, for programs");
  command->callback(
      [options, &app, &action] { action = [options, &app] { return describe(app, *options); }; });
}

}  // namespace citygauge
