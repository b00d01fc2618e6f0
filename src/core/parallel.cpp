#include "core/parallel.hpp"

#include <tbb/global_control.h>
#include <tbb/task_arena.h>

namespace citygauge {

void run_with_threads(int threads, const std::function<void()>& work) {
  const int wanted = threads > 0 ? threads : tbb::info::default_concurrency();
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                  static_cast<std::size_t>(wanted));
  tbb::task_arena arena(wanted);
  arena.execute([&] { work(); });
}

}  // namespace citygauge
