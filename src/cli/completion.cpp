// citygauge completion SHELL: the script that lets a shell complete our command line.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/chosen_language.hpp"
#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "cli/described_app.hpp"
#include "output/manual/completion.hpp"

namespace citygauge {
namespace {

struct CompletionOptions {
  std::string shell;
  std::string language;
};

int write_completion(const CLI::App& app, const CompletionOptions& options) {
  const ProgramDescription program = described(app, load_catalogue(data_folder()));
  const Language language = chosen_language(options.language);
  if (options.shell == "bash")
    std::cout << bash_completion(program);
  else if (options.shell == "zsh")
    std::cout << zsh_completion(program, language);
  else
    std::cout << fish_completion(program, language);
  return exit_met;
}

}  // namespace

void add_completion_command(CLI::App& app, Action& action) {
  auto options = std::make_shared<CompletionOptions>();
  CLI::App* command =
      app.add_subcommand("completion", "print the script by which a shell completes commands");
  command->add_option("shell", options->shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->add_option("--lang", options->language, "language: zh or en (default: the locale's)")
      ->check(CLI::IsMember({"zh", "en"}));
  command->callback(
      [options, &app, &action] { action = [options, &app] { return write_completion(app, *options); }; });
}

}  // namespace citygauge
