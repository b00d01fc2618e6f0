// Ctrl-C and a polite kill: the program ends at once and leaves nothing half-done behind.
#pragma once

#include <csignal>
#include <functional>
#include <thread>

namespace citygauge {

/// While it lives, SIGINT, SIGTERM and SIGHUP end the process only after `clear_away`, which runs on a thread
/// of its own beside the work. The process then ends by the signal itself, so that a shell sees 128 + its
/// number. Signals that the caller ignores (nohup) stay ignored.
class Interruption {
 public:
  /// REQUIRES: no other thread yet, so that all threads leave the signals to this one.
  explicit Interruption(std::function<void()> clear_away);
  /// Does not return when a signal has come: what failed because of it is not told.
  ~Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;

 private:
  void wait(const std::function<void()>& clear_away) const;

  sigset_t signals_{};
  int arrival_ = -1, end_ = -1;  // descriptors that become readable with a signal, and with the destructor
  std::thread watch_;
};

}  // namespace citygauge
