#include "output/map/stacked_rows.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

std::vector<std::string> texts(std::string_view utf8) {
  std::vector<std::string> rows;
  for (const StackedRow& row : stacked_rows(utf8)) rows.push_back(row.text);
  return rows;
}

TEST(StackedRows, have_one_chinese_character_each) {
  EXPECT_EQ(texts("太湖大道"), (std::vector<std::string>{"太", "湖", "大", "道"}));
}

TEST(StackedRows, keep_latin_and_digits_together) {
  EXPECT_EQ(texts("G312国道"), (std::vector<std::string>{"G312", "国", "道"}));
  EXPECT_EQ(texts("12.5 km"), (std::vector<std::string>{"12.5", "km"}));
  EXPECT_EQ(texts("León路"), (std::vector<std::string>{"León", "路"}));
}

TEST(StackedRows, keep_combining_marks_with_their_letter) {
  EXPECT_EQ(texts("e\u0301路\u0301"), (std::vector<std::string>{"e\u0301", "路\u0301"}));
}

TEST(StackedRows, turn_brackets_and_dashes) {
  const auto rows = stacked_rows("路（东）");
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_FALSE(rows[0].is_turned);
  EXPECT_TRUE(rows[1].is_turned);
  EXPECT_FALSE(rows[2].is_turned);
  EXPECT_TRUE(rows[3].is_turned);
}

TEST(StackedRows, are_none_for_nothing) {
  EXPECT_TRUE(stacked_rows("").empty());
  EXPECT_TRUE(stacked_rows("  ").empty());
}

}  // namespace
}  // namespace citygauge
