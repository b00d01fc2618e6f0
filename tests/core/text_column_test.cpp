#include "core/text_column.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

using Codes = std::vector<std::uint32_t>;

TEST(TextColumn, gives_back_what_it_was_given) {
  TextColumn column{"G5", "", "G5"};
  column.push_back("S1");
  column.set(0, "X");
  ASSERT_EQ(column.size(), 4U);
  EXPECT_EQ(column[0], "X");
  EXPECT_EQ(column[1], "");
  EXPECT_EQ(column[2], "G5");
  EXPECT_EQ(column[3], "S1");
}

TEST(TextColumn, appends_a_column_with_other_texts) {
  TextColumn column{"a", "b"};
  column.append({"c", "b", "a"});
  ASSERT_EQ(column.size(), 5U);
  EXPECT_EQ(column[2], "c");
  EXPECT_EQ(column[3], "b");
  EXPECT_EQ(column[4], "a");
}

/// Whatever the order in which the texts came.
TEST(TextColumn, numbers_the_texts_in_the_order_of_their_letters) {
  EXPECT_EQ((TextColumn{"b", "", "c", "a", "b"}.in_alphabetical_order()), (Codes{2, 0, 3, 1, 2}));
  EXPECT_EQ((TextColumn{"", ""}.in_alphabetical_order()), (Codes{0, 0}));
  EXPECT_TRUE(TextColumn{}.in_alphabetical_order().empty());
}

}  // namespace
}  // namespace citygauge
