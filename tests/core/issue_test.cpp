#include "core/issue.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace citygauge {
namespace {

Issue issue(const std::string& layer, std::optional<std::int64_t> fid, const std::string& code) {
  return {Severity::warning, code, layer, fid, "", "", std::nullopt};
}

TEST(SortIssues, orders_by_layer_then_feature_then_code) {
  const std::vector<Issue> sorted{issue("green", std::nullopt, "z"), issue("green", 2, "a"),
                                  issue("green", 10, "a"), issue("green", 10, "b"), issue("roads", 1, "a")};
  std::vector<Issue> issues = sorted;
  do {
    std::vector<Issue> any_order = issues;
    sort_issues(any_order);
    EXPECT_EQ(any_order, sorted);
  } while (std::next_permutation(issues.begin(), issues.end()));
}

// Two issues that differ in nothing but what was done must not change places with the threads.
TEST(SortIssues, leaves_nothing_to_chance) {
  Issue kept = issue("roads", 1, "a");
  kept.action = "kept";
  Issue left_out = issue("roads", 1, "a");
  left_out.action = "left out";
  std::vector<Issue> one{kept, left_out};
  std::vector<Issue> other{left_out, kept};
  sort_issues(one);
  sort_issues(other);
  EXPECT_EQ(one, other);
}

TEST(Severity, has_a_word_for_the_tables) {
  EXPECT_EQ(to_string(Severity::note), "note");
  EXPECT_EQ(to_string(Severity::warning), "warning");
  EXPECT_EQ(to_string(Severity::error), "error");
}

}  // namespace
}  // namespace citygauge
