#include "core/natural_order.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <vector>

namespace citygauge {
namespace {

TEST(NaturalLess, orders_ids_as_people_do) {
  const std::vector<std::string> expected{
      "",      "2",      "10",    "A",     "A2",     "A2b",      "A10",       "WJ-", "WJ-01", "WJ-1",  "WJ-2",
      "WJ-10", "WJ-10a", "WJ-11", "WJ-99", "WJ-100", "WJ-100-2", "WJ-100-10", "a1",  "第2区", "第10区"};
  std::vector<std::string> ids = expected;
  std::ranges::reverse(ids);
  std::ranges::sort(ids, natural_less);
  EXPECT_EQ(ids, expected);
}

TEST(NaturalLess, leading_zeros_do_not_change_a_number) {
  EXPECT_TRUE(natural_less("WJ-09", "WJ-10"));
  EXPECT_TRUE(natural_less("WJ-9", "WJ-010"));
  EXPECT_TRUE(natural_less("WJ-002", "WJ-10"));
  EXPECT_TRUE(natural_less("a01b", "a1c")) << "what follows decides before the zeros do";
  EXPECT_TRUE(natural_less("a01", "a1")) << "equal but for zeros: bytes";
  EXPECT_FALSE(natural_less("a1", "a01"));
  EXPECT_TRUE(natural_less("0", "00"));
  EXPECT_TRUE(natural_less("a0", "a1"));
}

// A code of 30 digits does not fit any integer type.
TEST(NaturalLess, numbers_may_be_longer_than_any_integer) {
  const std::string nines(30, '9');
  const std::string thousand = "1" + std::string(30, '0');
  EXPECT_TRUE(natural_less(nines, thousand));
  EXPECT_FALSE(natural_less(thousand, nines));
}

std::string any_id() {
  return *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0019aB-\xE4")));
}

RC_GTEST_PROP(NaturalLess, is_a_strict_total_order, ()) {
  const std::string a = any_id(), b = any_id(), c = any_id();
  RC_ASSERT(!natural_less(a, a));
  RC_ASSERT(natural_less(a, b) + natural_less(b, a) == (a == b ? 0 : 1));
  if (natural_less(a, b) && natural_less(b, c)) RC_ASSERT(natural_less(a, c));
}

// Two ids that differ only in a number are ordered by it, whatever zeros it is written with.
RC_GTEST_PROP(NaturalLess, follows_the_number, ()) {
  const auto a = *rc::gen::inRange(0, 100'000);
  const auto b = *rc::gen::inRange(0, 100'000);
  const std::string head = *rc::gen::elementOf(std::vector<std::string>{"", "WJ-", "区"});
  const auto id = [&](int number) {
    return head + std::string(static_cast<std::size_t>(*rc::gen::inRange(0, 4)), '0') +
           std::to_string(number) + "x";
  };
  if (a != b) RC_ASSERT(natural_less(id(a), id(b)) == (a < b));
}

}  // namespace
}  // namespace citygauge
