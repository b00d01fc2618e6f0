#include "model/result.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

// DESIGN §5, a contract: other programs read these words.
TEST(Verdict, has_a_word_for_the_tables) {
  EXPECT_EQ(to_string(Verdict::pass), "pass");
  EXPECT_EQ(to_string(Verdict::miss), "miss");
  EXPECT_EQ(to_string(Verdict::soft_miss), "soft_miss");
  EXPECT_EQ(to_string(Verdict::not_evaluated), "not_evaluated");
  EXPECT_EQ(to_string(Verdict::no_target), "no_target");
}

}  // namespace
}  // namespace citygauge
