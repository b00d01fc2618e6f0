// When the measures of a plan are finished, and which of them at the same time.
#pragma once

#include <cstddef>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "core/progress.hpp"
#include "evaluate/plan.hpp"
#include "model/district.hpp"

namespace citygauge {

class TaskFinisher {
 public:
  /// All must outlive the finisher. `memory_bytes`: what the process should stay within, if it can.
  TaskFinisher(Plan& plan, const Districts& districts, Progress& progress, std::size_t memory_bytes);

  /// Nothing more comes from this layer. Where memory is short, the tasks that wait for no other layer are
  /// finished now, and what they have gathered is freed before the next layer is read; else all are finished
  /// in the end, when most can be done at the same time.
  void end_layer(const std::string& role);

  /// The measured quantities of every task; a blocked task has none and gives its reason for each district.
  [[nodiscard]] std::vector<Measured> finish_all() &&;

 private:
  /// Tasks that share products: a product is for one thread, so that they are finished one after the other.
  struct Chain {
    std::vector<std::size_t> tasks;
    std::set<std::string> awaited;  // layers that are still to be read
  };

  [[nodiscard]] static std::vector<Chain> chains_of(const std::vector<Task>& tasks);
  [[nodiscard]] bool is_memory_short() const;
  void finish(const std::vector<Chain>& chains);
  void finish(std::size_t task);
  void say_begun(const Task& task);

  Plan& plan_;
  const Districts& districts_;
  Progress& progress_;
  std::size_t memory_bytes_;
  std::vector<Chain> waiting_;
  std::vector<Measured> finished_;
  std::mutex progress_mutex_;
  std::size_t begun_ = 0;
};

}  // namespace citygauge
