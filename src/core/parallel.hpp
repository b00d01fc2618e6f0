// How many threads the work may use, and work that is done at the same time.
#pragma once

#include <cstddef>
#include <functional>

namespace citygauge {

/// Runs `work` so that all parallel work inside it uses at most `threads` threads (0: one per core). What
/// `work` throws is thrown on.
void run_with_threads(int threads, const std::function<void()>& work);

/// Runs work(0) to work(count - 1), each once, in any order and some at the same time. When one throws, those
/// that have not begun are not run, and what it throws is thrown on.
void run_each(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace citygauge
