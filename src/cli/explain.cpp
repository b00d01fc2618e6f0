// citygauge explain NAME, or DISTRICT/INDICATOR of a result: what a number means, and how one came about.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/chosen_language.hpp"
#include "cli/command.hpp"
#include "cli/data_folder.hpp"
#include "cli/terminal_width.hpp"
#include "config/style_book.hpp"
#include "core/error.hpp"
#include "output/catalogue/explanation.hpp"
#include "output/catalogue/result_explanation.hpp"
#include "output/result_reader.hpp"

namespace citygauge {
namespace {

struct ExplainOptions {
  std::string name;
  std::string result;
  std::string language;
  std::vector<std::string> profiles;
};

TerminalLook look_of(const ExplainOptions& options) {
  return {chosen_language(options.language), terminal_width(), isatty(STDOUT_FILENO) == 1};
}

std::string explained(const ExplainOptions& options) {
  if (options.result.empty()) {
    if (options.name.find('/') != std::string::npos)
      throw Error(ErrorKind::config, options.name + " is a number of a result, but no result is given",
                  "add --result and the folder of the result");
    return explanation(load_catalogue(data_folder(), options.profiles), options.name, look_of(options));
  }
  const NumberName name = number_name(options.name);
  return result_explanation(read_result(options.result), load_style_book(data_folder()), name,
                            look_of(options));
}

}  // namespace

void add_explain_command(CLI::App& app, Action& action) {
  auto options = std::make_shared<ExplainOptions>();
  CLI::App* command =
      app.add_subcommand("explain", "say what an indicator means, or how a number came about");
  command
      ->add_option("name", options->name,
                   "indicator, profile, layer role or measure; with --result: DISTRICT/INDICATOR")
      ->required()
      ->type_name("ID");
  command->add_option("--result", options->result, "folder of a result, or the result.gpkg in it")
      ->type_name("FILE");
  command->add_option("--profile", options->profiles, "file of a profile of your own; may be repeated")
      ->type_name("FILE");
  command->add_option("--lang", options->language, "language: zh or en (default: the locale's)")
      ->check(CLI::IsMember({"zh", "en"}));
  command->callback([options, &action] {
    action = [options] {
      std::cout << explained(*options);
      return static_cast<int>(exit_met);
    };
  });
}

}  // namespace citygauge
