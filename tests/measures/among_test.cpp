#include "measures/among.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace citygauge {
namespace {

Option text(const std::string& value) {
  return {value, {}};
}

Option row(std::initializer_list<std::pair<const std::string, Option>> conditions) {
  return {Option::Table(conditions), {}};
}

Options among(std::initializer_list<Option> rows) {
  return {{"among", Option{Option::List(rows), {}}}};
}

/// Buildings by owner and floor area; "" and NaN are unknown.
FeatureBatch batch_of(const std::vector<std::pair<std::string, double>>& buildings) {
  FeatureBatch batch;
  batch.texts.push_back({"owner", {}});
  batch.numbers.push_back({"floor_area", {}});
  for (const auto& [owner, floor_area] : buildings) {
    batch.fids.push_back(static_cast<std::int64_t>(batch.fids.size()));
    batch.texts[0].second.push_back(owner);
    batch.numbers[0].second.push_back(floor_area);
  }
  return batch;
}

const double unknown = std::nan("");

TEST(Among, means_all_when_nothing_is_asked) {
  Among all{Options{}};
  EXPECT_FALSE(all.is_asked());
  EXPECT_EQ(all.select(batch_of({{"", unknown}})), std::vector<bool>{true});
  Among empty_row(among({row({})}));
  EXPECT_TRUE(empty_row.is_asked());
  EXPECT_EQ(empty_row.select(batch_of({{"", unknown}})), std::vector<bool>{true});
  EXPECT_EQ(empty_row.unknown_attribute(), "");
}

TEST(Among, means_what_meets_all_conditions_of_any_row) {
  const Option sizes{Option::List{text(">= 1000"), text("< 20000")}, {}};
  const Option state{Option::List{text("government")}, {}};
  const Option others{Option::List{text("private")}, {}};
  Among some(among({row({{"owner", state}}), row({{"owner", others}, {"floor_area", sizes}})}));
  const std::vector<bool> expected{true, true, true, false, false, false, false};
  EXPECT_EQ(some.select(batch_of({{"government", 5},
                                  {"government", unknown},
                                  {"private", 1000},
                                  {"private", 999},
                                  {"private", 20000},
                                  {"private", unknown},
                                  {"", 5000}})),
            expected);
}

TEST(Among, is_unknown_only_when_no_row_can_be_decided) {
  const auto rows = among(
      {row({{"owner", Option{Option::List{text("government")}, {}}}}), row({{"floor_area", text("> 9")}})});
  Among neither(rows), one(rows);
  (void)neither.select(batch_of({{"", unknown}}));
  EXPECT_EQ(neither.unknown_attribute(), "floor_area");
  (void)one.select(batch_of({{"", 10}, {"", unknown}}));
  EXPECT_EQ(one.unknown_attribute(), "");
  std::vector<Issue> issues;
  one.add_issues("buildings", issues);
  ASSERT_EQ(issues.size(), 2U);
  EXPECT_EQ(issues[0].code, "missing_attribute");
  EXPECT_EQ(issues[0].message, "no feature has a value of `owner`");
  EXPECT_EQ(issues[1].message, "1 features have no `floor_area`");
}

TEST(Among, tells_how_many_features_might_be_meant) {
  // Private ones of unknown size and one of 10 that says nothing of its owner; not the state's, which is out.
  const Option others{Option::List{text("private")}, {}};
  Among some(among({row({{"owner", others}, {"floor_area", text("> 9")}})}));
  (void)some.select(
      batch_of({{"private", 10}, {"private", unknown}, {"", 10}, {"", 9}, {"government", unknown}}));
  std::vector<Issue> issues;
  some.add_issues("buildings", issues);
  ASSERT_EQ(issues.size(), 2U);
  EXPECT_EQ(issues[0].message, "1 features have no `floor_area`");
  EXPECT_EQ(issues[1].message, "1 features have no `owner`");
}

TEST(Among, refuses_what_is_no_list_of_tables) {
  EXPECT_THROW(Among(Options{{"among", text("new")}}), Error);
  EXPECT_THROW(Among(Options{{"among", Option{Option::List{}, {}}}}), Error);
  EXPECT_THROW(Among(among({text("new")})), Error);
  EXPECT_THROW(Among(among({row({{"floors", Option{6.0, {}}}})})), Error);
  EXPECT_THROW(Among(among({row({{"status", Option{Option::List{}, {}}}})})), Error);
}

}  // namespace
}  // namespace citygauge
