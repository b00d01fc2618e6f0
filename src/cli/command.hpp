// A command of the program: parsing fills a value, `run` does the work and returns the exit code.
#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace citygauge {

/// Exit codes of DESIGN §6.
enum ExitCode : int {
  exit_met = 0,
  exit_missed = 1,
  exit_usage = 2,
  exit_input = 3,
  exit_unevaluated = 4,
  exit_internal = 70,
};

/// Set by the subcommand that was parsed; called once by main.
using Action = std::function<int()>;

void add_check_command(CLI::App& app, Action& action);
void add_batch_command(CLI::App& app, Action& action);
void add_map_command(CLI::App& app, Action& action);
void add_compare_command(CLI::App& app, Action& action);
void add_report_command(CLI::App& app, Action& action);
void add_inspect_command(CLI::App& app, Action& action);
void add_init_command(CLI::App& app, Action& action);
void add_list_command(CLI::App& app, Action& action);
void add_explain_command(CLI::App& app, Action& action);
void add_describe_command(CLI::App& app, Action& action);
void add_completion_command(CLI::App& app, Action& action);
void add_docs_command(CLI::App& app, Action& action);

}  // namespace citygauge
