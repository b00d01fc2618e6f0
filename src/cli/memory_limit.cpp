#include "cli/memory_limit.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <csignal>
#include <string_view>

namespace citygauge {
namespace {

constexpr unsigned long bytes_per_kb = 1024, kb_per_mb = 1024;
constexpr unsigned long close_to_limit_kb = 16 * kb_per_mb;  // libraries ask for stacks of 8 MB at once

// What the handler needs, set once before any signal.
volatile std::sig_atomic_t exit_code_at_end = 0;

/// The largest address space so far; 0 when the system does not tell.
unsigned long peak_kb() noexcept {
  const int descriptor = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return 0;
  std::array<char, 2048> bytes{};
  const ssize_t size = read(descriptor, bytes.data(), bytes.size());
  close(descriptor);
  const std::string_view text(bytes.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  constexpr std::string_view label = "VmPeak:";
  const std::size_t at = text.find(label);
  if (at == std::string_view::npos) return 0;
  const std::size_t first = text.find_first_of("0123456789", at);
  unsigned long value = 0;
  if (first != std::string_view::npos) std::from_chars(text.data() + first, text.data() + text.size(), value);
  return value;
}

void say(std::string_view text) noexcept {
  [[maybe_unused]] const ssize_t unheard = write(STDERR_FILENO, text.data(), text.size());
}

void end_if_out_of_memory(int number) {
  if (exhausted_memory_mb()) {
    say("citygauge: not enough memory\n  raise the limit (ulimit -v), or use --threads 1\n");
    _exit(exit_code_at_end);
  }
  std::signal(number, SIG_DFL);
  std::raise(number);
}

}  // namespace

std::optional<unsigned long> exhausted_memory_mb() noexcept {
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return std::nullopt;
  const unsigned long limit_kb = limit.rlim_cur / bytes_per_kb;
  if (peak_kb() + close_to_limit_kb < limit_kb) return std::nullopt;
  return limit_kb / kb_per_mb;
}

void tell_when_memory_runs_out(int exit_code) {
  exit_code_at_end = exit_code;
  for (const int number : {SIGABRT, SIGTRAP, SIGSEGV, SIGBUS}) {
    struct sigaction action {};
    action.sa_handler = end_if_out_of_memory;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(number, &action, nullptr);
  }
}

}  // namespace citygauge
