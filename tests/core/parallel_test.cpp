#include "core/parallel.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <vector>

namespace citygauge {
namespace {

TEST(RunEach, runs_every_piece_once) {
  std::vector<std::atomic<int>> runs(1000);
  run_each(runs.size(), [&](std::size_t i) { ++runs[i]; });
  EXPECT_TRUE(std::ranges::all_of(runs, [](const auto& count) { return count == 1; }));
}

TEST(RunEach, throws_on_what_a_piece_throws) {
  EXPECT_THROW(run_each(10,
                        [](std::size_t i) {
                          if (i == 3) throw std::runtime_error("three");
                        }),
               std::runtime_error);
}

TEST(RunWithThreads, uses_one_thread_if_told_so) {
  std::atomic<int> at_work = 0, most = 0;
  run_with_threads(1, [&] {
    run_each(200, [&](std::size_t) {
      most = std::max(most.load(), ++at_work);
      --at_work;
    });
  });
  EXPECT_EQ(most, 1);
}

}  // namespace
}  // namespace citygauge
