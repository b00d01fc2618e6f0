// Runs another program and waits for it: no shell in between, so no text is ever taken for a command.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace citygauge {

struct ChildProcess {
  std::filesystem::path program;
  std::vector<std::string> arguments;              // without the program's own name
  std::map<std::string, std::string> environment;  // laid over ours
  std::filesystem::path output;                    // a file for all that it says
  std::chrono::milliseconds time_limit{60'000};
};

/// Its exit code, 128 + the signal that ended it, or nullopt when it was still running at the time limit and
/// was killed. ERRORS: Error{input} when it cannot be started.
[[nodiscard]] std::optional<int> run_child(const ChildProcess& child);

/// The first executable file called so in the folders of PATH, then in `others`.
[[nodiscard]] std::optional<std::filesystem::path> find_program(
    const std::string& name, const std::vector<std::filesystem::path>& others = {});

}  // namespace citygauge
