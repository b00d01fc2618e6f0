// The program: parse, act, and turn errors into exit codes and advice. Nothing else prints an error.
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <new>

#include "cli/command.hpp"
#include "core/error.hpp"

namespace citygauge {
namespace {

int report(const Error& error) {
  std::cerr << "citygauge: " << error.what() << '\n';
  if (!error.hint().empty()) std::cerr << "  " << error.hint() << '\n';
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
  } catch (const std::exception& error) {
    std::cerr << "citygauge: internal error: " << error.what() << '\n';
    return exit_internal;
  }
}

}  // namespace
}  // namespace citygauge

int main(int argc, char** argv) {
  CLI::App app{"citygauge: does the plan meet its targets? Per district, with proof."};
  app.set_version_flag("--version", CITYGAUGE_VERSION);
  app.require_subcommand(1);
  citygauge::Action action;
  citygauge::add_check_command(app, action);
  citygauge::add_map_command(app, action);
  citygauge::add_report_command(app, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? citygauge::exit_met : citygauge::exit_usage;
  }
  return citygauge::act(action);
}
