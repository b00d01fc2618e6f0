// All indicators over the sample city, against sample_data/expected_all.csv (GeoPandas, pandas and NetworkX,
// by a program that shares no code with ours) and sample_data/README.md.
#include <gmock/gmock.h>

#include <cmath>
#include <set>

#include "end_to_end/sample_run.hpp"

namespace citygauge {
namespace {

using test::number;
using test::read_csv;
using test::Row;
using test::sample;
using test::ValueKey;
using testing::IsEmpty;
using testing::IsSupersetOf;

/// One run of each of the two projects that together measure everything.
class WholeSample : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new test::TemporaryFolder;
    for (const std::string& project : projects)
      outcomes_.push_back(test::citygauge("check " + (sample / (project + ".toml")).string() +
                                          " --lang en -o " + (folder_->path() / project).string()));
  }
  static void TearDownTestSuite() { delete folder_; }

  static std::vector<Row> results() {
    std::vector<Row> all;
    for (const std::string& project : projects)
      for (Row& row : read_csv(folder_->path() / project / "results.csv")) all.push_back(std::move(row));
    return all;
  }

  static std::map<ValueKey, double> values() {
    std::map<ValueKey, double> values;
    for (const std::string& project : projects) values.merge(test::read_values(folder_->path() / project));
    return values;
  }

  static inline const std::vector<std::string> projects{"project_all", "project_hubs"};
  static inline test::TemporaryFolder* folder_ = nullptr;
  static inline std::vector<test::Outcome> outcomes_;
};

// Exit codes: 1, a target is missed; 4, none is, but some could not be evaluated (units without a hub).
TEST_F(WholeSample, runs_all_profiles_and_says_that_targets_are_missed) {
  ASSERT_EQ(outcomes_.size(), 2u);
  EXPECT_EQ(outcomes_[0].exit_code, 1) << outcomes_[0].err;
  EXPECT_EQ(outcomes_[1].exit_code, 4) << outcomes_[1].err;
}

// The tolerance of each row is absolute, in the unit of the value.
TEST_F(WholeSample, gives_the_expected_values) {
  const auto found = values();
  double worst = 0;
  for (const Row& row : read_csv(sample / "expected_all.csv")) {
    const ValueKey key{row.at("district_id"), row.at("indicator")};
    ASSERT_TRUE(found.contains(key)) << key.first << " " << key.second;
    EXPECT_NEAR(found.at(key), number(row, "value"), number(row, "tolerance"))
        << key.first << " " << key.second << ", " << row.at("origin");
    worst = std::max(worst, std::abs(found.at(key) - number(row, "value")) / number(row, "tolerance"));
  }
  std::cout << "the worst at " << worst << " of its tolerance\n";
}

TEST_F(WholeSample, has_no_value_that_was_not_worked_out_independently) {
  std::set<ValueKey> expected;
  for (const Row& row : read_csv(sample / "expected_all.csv"))
    expected.emplace(row.at("district_id"), row.at("indicator"));
  std::set<std::string> unknown;
  for (const auto& [key, value] : values())
    if (!expected.contains(key)) unknown.insert(key.first + " " + key.second);
  EXPECT_THAT(unknown, IsEmpty());
}

TEST_F(WholeSample, evaluates_every_indicator_that_is_shipped) {
  std::set<std::string> evaluated, idle;
  for (const auto& [key, value] : values()) evaluated.insert(key.second.substr(0, key.second.find('.')));
  const std::filesystem::path shipped = std::filesystem::path(CITYGAUGE_SOURCE_DIR) / "indicators";
  for (const auto& file : std::filesystem::directory_iterator(shipped))
    if (const std::string id = file.path().stem(); !evaluated.contains(id)) idle.insert(id);
  EXPECT_THAT(idle, IsEmpty());
}

TEST_F(WholeSample, gives_every_verdict) {
  std::set<std::string> verdicts;
  for (const Row& row : results()) verdicts.insert(row.at("verdict"));
  EXPECT_THAT(verdicts, IsSupersetOf({"pass", "miss", "soft_miss", "not_evaluated", "no_target"}));
}

TEST_F(WholeSample, gives_a_reason_wherever_there_is_no_value) {
  for (const Row& row : results())
    if (row.at("value").empty())
      EXPECT_FALSE(row.at("note").empty()) << row.at("district_id") << " " << row.at("indicator");
}

}  // namespace
}  // namespace citygauge
