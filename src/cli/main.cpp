// The program: parse, act, and turn errors into exit codes and advice. Nothing else prints an error.
#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <sstream>

#include "cli/command.hpp"
#include "cli/memory_limit.hpp"
#include "cli/version_text.hpp"
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

int report_exception(const std::exception& error) {
  if (const auto* ours = dynamic_cast<const Error*>(&error)) return report(*ours);
  // A name too long, a loop of links, no access.
  if (const auto* file = dynamic_cast<const std::filesystem::filesystem_error*>(&error))
    return report(input_error(file->path1().string() + ": " + file->code().message()));
  std::cerr << "citygauge: internal error: " << readable(error.what()) << '\n';
  return exit_internal;
}

int report_no_memory(const std::string& what_failed) {
  const auto limit_mb = exhausted_memory_mb();
  std::cerr << "citygauge: not enough memory";
  if (limit_mb) std::cerr << " (the limit is " << *limit_mb << " MB)";
  if (!what_failed.empty()) std::cerr << "; it failed at: " << readable(what_failed);
  std::cerr << "\n  " << (limit_mb ? "raise the limit (ulimit -v)" : "close other programs")
            << ", or use --threads 1\n";
  return exit_input;
}

int act(const Action& action) {
  try {
    return action();
  } catch (const std::bad_alloc&) {
    return report_no_memory({});
  } catch (const std::exception& error) {
    // Whatever a library says: without memory it cannot know.
    if (exhausted_memory_mb()) return report_no_memory(error.what());
    return report_exception(error);
  }
}

}  // namespace
}  // namespace citygauge

int main(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file above the limit of its size is an error of writing, not the end
  citygauge::tell_when_memory_runs_out(citygauge::exit_input);
  CLI::App app{"citygauge: does the plan meet its targets? Per district, with proof."};
  app.set_version_flag("--version", citygauge::version_text,
                       "print the versions of the program, its libraries and the policy texts");
  app.require_subcommand(1);
  citygauge::Action action;
  citygauge::add_check_command(app, action);
  citygauge::add_batch_command(app, action);
  citygauge::add_map_command(app, action);
  citygauge::add_report_command(app, action);
  citygauge::add_compare_command(app, action);
  citygauge::add_inspect_command(app, action);
  citygauge::add_init_command(app, action);
  citygauge::add_list_command(app, action);
  citygauge::add_explain_command(app, action);
  citygauge::add_describe_command(app, action);
  citygauge::add_completion_command(app, action);
  citygauge::add_docs_command(app, action);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? citygauge::exit_met : citygauge::exit_usage;
  }
  return citygauge::act(action);
}
