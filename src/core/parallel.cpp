#include "core/parallel.hpp"

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace citygauge {

void run_with_threads(int threads, const std::function<void()>& work) {
  const int wanted = threads > 0 ? threads : tbb::info::default_concurrency();
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                  static_cast<std::size_t>(wanted));
  tbb::task_arena arena(wanted);
  arena.execute([&] { work(); });
}

void run_each(std::size_t count, const std::function<void(std::size_t)>& work) {
  const tbb::blocked_range<std::size_t> one_by_one(0, count, 1);
  tbb::parallel_for(
      one_by_one,
      [&](const auto& range) {
        for (std::size_t i = range.begin(); i < range.end(); ++i) work(i);
      },
      tbb::simple_partitioner());
}

}  // namespace citygauge
