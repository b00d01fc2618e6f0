#include "evaluate/task_finisher.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "core/memory.hpp"
#include "core/parallel.hpp"
#include "core/span_recorder.hpp"

namespace citygauge {
namespace {

/// How much a measure needs when it finishes, as a multiple of what it has gathered: 2.1 for the union of
/// half a million polygons, 2.4 for two million roads and their carriageways.
constexpr std::size_t finishing_factor = 3;

}  // namespace

TaskFinisher::TaskFinisher(Plan& plan, const Districts& districts, Progress& progress,
                           std::size_t memory_bytes)
    : plan_(plan),
      districts_(districts),
      progress_(progress),
      memory_bytes_(memory_bytes),
      waiting_(chains_of(plan.tasks)),
      finished_(plan.tasks.size()) {}

std::vector<TaskFinisher::Chain> TaskFinisher::chains_of(const std::vector<Task>& tasks) {
  std::vector<std::size_t> chain_of(tasks.size());  // by the greatest task in it
  std::map<std::string, std::size_t> user_of;       // of each product the latest
  for (std::size_t t = 0; t < tasks.size(); ++t) {
    chain_of[t] = t;
    for (const std::string& product : tasks[t].products) {
      const auto [user, is_first] = user_of.emplace(product, t);
      const std::size_t joined = chain_of[std::exchange(user->second, t)];
      if (!is_first) std::ranges::replace(chain_of.begin(), chain_of.begin() + t, joined, t);
    }
  }
  std::map<std::size_t, Chain> chains;
  for (std::size_t t = 0; t < tasks.size(); ++t) {
    chains[chain_of[t]].tasks.push_back(t);
    for (const LayerNeed& need : tasks[t].needs) chains[chain_of[t]].awaited.insert(need.role);
  }
  std::vector<Chain> all;
  for (auto& [greatest, chain] : chains) all.push_back(std::move(chain));
  return all;
}

void TaskFinisher::end_layer(const std::string& role) {
  for (Chain& chain : waiting_) chain.awaited.erase(role);
  if (!is_memory_short()) return;
  const auto ready = std::stable_partition(waiting_.begin(), waiting_.end(),
                                           [](const Chain& chain) { return !chain.awaited.empty(); });
  const std::vector<Chain> chains(std::make_move_iterator(ready), std::make_move_iterator(waiting_.end()));
  waiting_.erase(ready, waiting_.end());
  finish(chains);
}

std::vector<Measured> TaskFinisher::finish_all() && {
  finish(std::exchange(waiting_, {}));
  return std::move(finished_);
}

bool TaskFinisher::is_memory_short() const {
  return finishing_factor * resident_bytes() > memory_bytes_;
}

void TaskFinisher::finish(const std::vector<Chain>& chains) {
  if (chains.empty()) return;
  const SpanScope measures(progress_.recorder(), Work::measures);
  if (is_memory_short()) give_back_free_memory();  // of reading
  run_each(chains.size(), [&](std::size_t chain) {
    for (const std::size_t task : chains[chain].tasks) finish(task);
  });
  if (is_memory_short()) give_back_free_memory();
}

void TaskFinisher::finish(std::size_t t) {
  Task& task = plan_.tasks[t];
  say_begun(task);
  const SpanScope span(progress_.recorder(), Work::finish, task.spec.layer, task.label);
  if (task.blocked.empty())
    finished_[t] = task.measure->finish();
  else
    finished_[t].quantities.assign(districts_.size(), {std::nullopt, task.blocked});
  if (task.asked != Asked::evidence) finished_[t].evidence = {};
  task.measure.reset();  // and with it the features that it gathered
}

void TaskFinisher::say_begun(const Task& task) {
  const std::scoped_lock one_at_a_time(progress_mutex_);
  progress_.update(task.spec.measure, static_cast<double>(begun_++) / static_cast<double>(finished_.size()));
}

}  // namespace citygauge
