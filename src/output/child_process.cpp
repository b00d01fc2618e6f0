#include "output/child_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <sstream>
#include <system_error>
#include <thread>

#include "core/error.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

/// Where the child reads and writes: nothing, and its file.
class ChildStreams {
 public:
  explicit ChildStreams(const fs::path& output) {
    constexpr mode_t only_ours = 0600;
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                     only_ours);
    posix_spawn_file_actions_adddup2(&actions_, STDOUT_FILENO, STDERR_FILENO);
  }
  ~ChildStreams() { posix_spawn_file_actions_destroy(&actions_); }
  ChildStreams(const ChildStreams&) = delete;
  ChildStreams& operator=(const ChildStreams&) = delete;

  [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> environment_of(const ChildProcess& child) {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string text = *variable;
    if (!child.environment.contains(text.substr(0, text.find('=')))) variables.push_back(text);
  }
  for (const auto& [name, value] : child.environment) variables.push_back(name + '=' + value);
  return variables;
}

/// The child takes signals that we may have put off.
class ChildSignals {
 public:
  ChildSignals() {
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_init(&attributes_);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK);
  }
  ~ChildSignals() { posix_spawnattr_destroy(&attributes_); }
  ChildSignals(const ChildSignals&) = delete;
  ChildSignals& operator=(const ChildSignals&) = delete;

  [[nodiscard]] const posix_spawnattr_t* attributes() const { return &attributes_; }

 private:
  posix_spawnattr_t attributes_{};
};

pid_t start(const ChildProcess& child) {
  std::vector<std::string> arguments{child.program.string()};
  arguments.insert(arguments.end(), child.arguments.begin(), child.arguments.end());
  std::vector<std::string> environment = environment_of(child);
  const ChildStreams streams(child.output);
  const ChildSignals signals;
  pid_t process = 0;
  const int failed = posix_spawn(&process, child.program.c_str(), streams.actions(), signals.attributes(),
                                 pointers_to(arguments).data(), pointers_to(environment).data());
  if (failed != 0) {
    throw input_error(
        fmt::format("cannot run {}: {}", child.program.string(), std::generic_category().message(failed)),
        "check that it is a program that may be executed");
  }
  return process;
}

int exit_code_of(int status) {
  constexpr int killed = 128;
  return WIFEXITED(status) ? WEXITSTATUS(status) : killed + WTERMSIG(status);
}

}  // namespace

std::optional<int> run_child(const ChildProcess& child) {
  constexpr std::chrono::milliseconds between_looks{20};
  const pid_t process = start(child);
  const auto deadline = std::chrono::steady_clock::now() + child.time_limit;
  int status = 0;
  while (waitpid(process, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() >= deadline) {
      kill(process, SIGKILL);
      waitpid(process, &status, 0);
      return std::nullopt;
    }
    std::this_thread::sleep_for(between_looks);
  }
  return exit_code_of(status);
}

std::optional<fs::path> find_program(const std::string& name, const std::vector<fs::path>& others) {
  std::vector<fs::path> folders;
  const char* const path = std::getenv("PATH");
  std::istringstream list(path == nullptr ? "" : path);
  for (std::string folder; std::getline(list, folder, ':');)
    if (!folder.empty()) folders.emplace_back(folder);
  folders.insert(folders.end(), others.begin(), others.end());
  for (const fs::path& folder : folders) {
    const fs::path file = folder / name;
    std::error_code ignored;
    if (fs::is_regular_file(file, ignored) && access(file.c_str(), X_OK) == 0) return file;
  }
  return std::nullopt;
}

}  // namespace citygauge
