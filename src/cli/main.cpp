// The program: parse, act, and turn errors into exit codes and advice. Nothing else prints an error.
#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <sstream>

#include "cli/command.hpp"
#include "core/error.hpp"
#include "core/text_width.hpp"

namespace citygauge {
namespace {

/// Messages quote names from files, which must not command the terminal.
std::string readable(const std::string& message) {
  std::istringstream lines(message);
  std::string text;
  for (std::string line; std::getline(lines, line);) text += (text.empty() ? "" : "\n") + printable(line);
  return text;
}

int report(const Error& error) {
  std::cerr << "citygauge: " << readable(error.what()) << '\n';
  if (!error.hint().empty()) std::cerr << "  " << readable(error.hint()) << '\n';
  switch (error.kind()) {
    case ErrorKind::config:
      return exit_usage;
    case ErrorKind::input:
      return exit_input;
    case ErrorKind::internal:
      return exit_internal;
  }
  return exit_internal;
}

int act(const Action& action) {
  try {
    return action();
  } catch (const Error& error) {
    return report(error);
  } catch (const std::bad_alloc&) {
    std::cerr << "citygauge: not enough memory\n";
    return exit_input;
  } catch (const std::filesystem::filesystem_error& error) {  // a name too long, a loop of links, no access
    return report(input_error(error.path1().string() + ": " + error.code().message()));
  } catch (const std::exception& error) {
    std::cerr << "citygauge: internal error: " << readable(error.what()) << '\n';
    return exit_internal;
  }
}

}  // namespace
}  // namespace citygauge

int main(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file above the limit of its size is an error of writing, not the end
  CLI::App app{"citygauge: does the plan meet its targets? Per district, with proof."};
  app.set_version_flag("--version", CITYGAUGE_VERSION);
  app.require_subcommand(1);
  citygauge::Action action;
  citygauge::add_check_command(app, action);
  citygauge::add_map_command(app, action);
  citygauge::add_report_command(app, action);
  citygauge::add_list_command(app, action);
  citygauge::add_explain_command(app, action);
  citygauge::add_docs_command(app, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? citygauge::exit_met : citygauge::exit_usage;
  }
  return citygauge::act(action);
}
