// Too little memory (ulimit -v) shows itself in odd ways: libraries abort, threads do not start, a coordinate
// system "is not known". This tells that apart from the trouble it looks like.
#pragma once

#include <optional>

namespace citygauge {

/// The limit of this process's address space in MB, if it has come so close to it that something may have
/// failed for want of memory. Asks nothing but the system, so that a signal handler may call it.
[[nodiscard]] std::optional<unsigned long> exhausted_memory_mb() noexcept;

/// From now on, when a library aborts or crashes for want of memory, the process says so and ends with
/// `exit_code`. Any other abort stays one.
void tell_when_memory_runs_out(int exit_code);

}  // namespace citygauge
