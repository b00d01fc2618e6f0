#include "cli/interruption.hpp"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

namespace citygauge {
namespace {

sigset_t signals_not_ignored() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction now {};
    if (sigaction(number, nullptr, &now) == 0 && now.sa_handler != SIG_IGN) sigaddset(&signals, number);
  }
  return signals;
}

/// QGIS at work for us must not outlive us.
void end_children() {
  std::error_code ignored;
  for (const auto& thread : std::filesystem::directory_iterator("/proc/self/task", ignored)) {
    std::ifstream children(thread.path() / "children");
    for (pid_t process = 0; children >> process;)
      if (getsid(process) == getsid(0)) kill(process, SIGKILL);  // not one that is switching files
  }
}

void say(std::string_view text) {
  [[maybe_unused]] const ssize_t unheard = write(STDERR_FILENO, text.data(), text.size());
}

[[noreturn]] void end_by(int number) {
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  std::signal(number, SIG_DFL);
  pthread_sigmask(SIG_UNBLOCK, &only, nullptr);
  kill(getpid(), number);
  constexpr int killed = 128;
  _exit(killed + number);
}

}  // namespace

Interruption::Interruption(std::function<void()> clear_away)
    : signals_(signals_not_ignored()),
      arrival_(signalfd(-1, &signals_, SFD_CLOEXEC)),
      end_(eventfd(0, EFD_CLOEXEC)) {
  if (arrival_ < 0 || end_ < 0) throw std::system_error(errno, std::generic_category());
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  watch_ = std::thread([this, clear = std::move(clear_away)] { wait(clear); });
}

Interruption::~Interruption() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t told = write(end_, &one, sizeof one);
  watch_.join();
  pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
  close(arrival_);
  close(end_);
}

void Interruption::wait(const std::function<void()>& clear_away) const {
  std::array<pollfd, 2> either{pollfd{arrival_, POLLIN, 0}, pollfd{end_, POLLIN, 0}};
  while (poll(either.data(), either.size(), -1) < 0) {
  }
  signalfd_siginfo signal{};
  if ((either[0].revents & POLLIN) == 0 || read(arrival_, &signal, sizeof signal) != sizeof signal) return;
  end_children();
  clear_away();
  say("\ncitygauge: interrupted\n");
  end_by(static_cast<int>(signal.ssi_signo));
}

}  // namespace citygauge
