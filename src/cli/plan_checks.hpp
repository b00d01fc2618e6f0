// Runs `citygauge check` for many plans, some at a time, each in a process of its own: a plan that crashes or
// takes all memory ends nothing but itself (docs/decisions/0013-a-process-per-plan.md).
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "model/text.hpp"

namespace citygauge {

struct PlanCheck {
  std::vector<std::string> arguments;  // of citygauge
  std::filesystem::path out;
};

/// How a check ended: with a result, or with the reason why there is none.
struct CheckEnd {
  std::string message;     // the reason; "" for a result
  bool is_lasting = true;  // it lies in the input, not in what the machine had to spare
};

struct CheckSettings {
  std::size_t jobs = 1;
  std::chrono::seconds time_limit{3600};
  std::filesystem::path logs;  // a folder for what the checks say
  Language language = Language::en;
};

class PlanChecks {
 public:
  explicit PlanChecks(const CheckSettings& settings) : settings_(settings) {}

  /// Runs all checks, in their order as far as that goes with several at a time. `ended` is called with the
  /// index of each, by one thread at a time. ERRORS: what `ended` throws, after the others have ended.
  [[nodiscard]] std::vector<CheckEnd> run(const std::vector<PlanCheck>& checks,
                                          const std::function<void(std::size_t, const CheckEnd&)>& ended);

  /// Starts no more checks and clears away what those at work had begun, for a process that is about to end.
  /// REQUIRES that their processes have been killed. Any thread may call it.
  void abandon() noexcept;

 private:
  void work(const std::vector<PlanCheck>& checks, std::vector<CheckEnd>& ends,
            const std::function<void(std::size_t, const CheckEnd&)>& ended);
  [[nodiscard]] CheckEnd run_one(std::size_t index, const PlanCheck& check) const;

  CheckSettings settings_;
  std::mutex mutex_;  // of all that follows
  std::size_t next_ = 0;
  bool is_abandoned_ = false;
  std::set<std::filesystem::path> at_work_;
  std::exception_ptr failure_;
};

}  // namespace citygauge
