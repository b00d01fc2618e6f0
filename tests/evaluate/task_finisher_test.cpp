#include "evaluate/task_finisher.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace citygauge {
namespace {

/// Says when it is finished.
class Noting : public Measure {
 public:
  Noting(std::string name, std::vector<std::string>& finished)
      : name_(std::move(name)), finished_(finished) {}
  std::vector<LayerNeed> needs() const override { return {}; }
  void take(std::size_t, const Selection&) override {}
  Measured finish() override {
    static std::mutex one_at_a_time;
    const std::scoped_lock lock(one_at_a_time);
    finished_.push_back(name_);
    Measured measured;
    measured.quantities = {{static_cast<double>(finished_.size()), name_}};
    return measured;
  }

 private:
  std::string name_;
  std::vector<std::string>& finished_;
};

struct TaskFinisherTest : testing::Test {
  void add(const std::string& name, const std::vector<std::string>& layers,
           const std::set<std::string>& products = {}) {
    Task& task = plan.tasks.emplace_back();
    task.measure = std::make_unique<Noting>(name, finished);
    task.products = products;
    for (const std::string& layer : layers) task.needs.push_back({layer, {}, {}, false});
  }

  static constexpr std::size_t short_of_memory = 1;
  static constexpr std::size_t plenty_of_memory = std::size_t{1} << 60;
  Plan plan;
  Districts districts;
  NoProgress silent;
  std::vector<std::string> finished;
};

using Names = std::vector<std::string>;

TEST_F(TaskFinisherTest, waits_for_the_end_where_memory_is_plenty) {
  add("roads", {"roads"});
  TaskFinisher finisher(plan, districts, silent, plenty_of_memory);
  finisher.end_layer("roads");
  EXPECT_EQ(finished, Names{});
  EXPECT_EQ(std::move(finisher).finish_all().size(), 1U);
  EXPECT_EQ(finished, Names{"roads"});
}

TEST_F(TaskFinisherTest, finishes_what_waits_for_no_other_layer_where_memory_is_short) {
  add("stops and roads", {"stops", "roads"});
  add("roads", {"roads"});
  add("stops", {"stops"});
  TaskFinisher finisher(plan, districts, silent, short_of_memory);
  finisher.end_layer("roads");
  EXPECT_EQ(finished, Names{"roads"});
  EXPECT_EQ(plan.tasks[1].measure, nullptr);  // and what it gathered is gone
  finisher.end_layer("stops");
  EXPECT_EQ(finished.size(), 3U);
  EXPECT_EQ(std::move(finisher).finish_all()[1].quantities[0].note, "roads");
}

/// The first and the last share with the second, each another product: one chain, in the order of the plan.
TEST_F(TaskFinisherTest, keeps_tasks_together_that_share_products) {
  add("a", {"roads"}, {"network"});
  add("b", {"roads"}, {"network", "reach"});
  add("c", {"roads", "stops"}, {"reach"});
  add("other", {"roads"});
  TaskFinisher finisher(plan, districts, silent, short_of_memory);
  finisher.end_layer("roads");
  EXPECT_EQ(finished, Names{"other"});
  finisher.end_layer("stops");
  EXPECT_EQ(finished, (Names{"other", "a", "b", "c"}));
}

TEST_F(TaskFinisherTest, gives_the_reason_of_a_blocked_task) {
  add("roads", {"roads"});
  plan.tasks[0].blocked = "layer `roads` is not given";
  districts.ids = {"A", "B"};
  const auto measured = TaskFinisher(plan, districts, silent, plenty_of_memory).finish_all();
  ASSERT_EQ(measured[0].quantities.size(), districts.size());
  for (const Quantity& quantity : measured[0].quantities) {
    EXPECT_FALSE(quantity.value.has_value());
    EXPECT_EQ(quantity.note, "layer `roads` is not given");
  }
  EXPECT_EQ(finished, Names{});
}

}  // namespace
}  // namespace citygauge
