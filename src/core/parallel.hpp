// How many threads the work may use.
#pragma once

#include <functional>

namespace citygauge {

/// Runs `work` so that all parallel work inside it uses at most `threads` threads (0: one per core). What
/// `work` throws is thrown on.
void run_with_threads(int threads, const std::function<void()>& work);

}  // namespace citygauge
