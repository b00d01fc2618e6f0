#include "config/nearest.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

using Names = std::vector<std::string>;

TEST(Nearest, finds_a_slip_of_the_keyboard) {
  EXPECT_EQ(nearest("rods", {"green", "roads"}), "roads");
  EXPECT_EQ(nearest("profile", {"profiles", "indicators"}), "profiles");
  EXPECT_EQ(nearest("Threshhold", {"threshold"}), "threshold");
  EXPECT_EQ(nearest("road-density", {"road_class_density", "road_density"}), "road_density");
}

TEST(Nearest, letters_that_changed_places_are_one_slip) {
  EXPECT_EQ(nearest("widht", {"width"}), "width");
  EXPECT_EQ(nearest("valeu", {"value", "values"}), "value");
}

// "artery" and "arterial" differ by three edits; a third of eight is two.
TEST(Nearest, does_not_guess_far_away) {
  EXPECT_EQ(nearest("artery", {"arterial"}), std::nullopt);
  EXPECT_EQ(nearest("water", Names{}), std::nullopt);
  EXPECT_EQ(nearest("", {"a"}), std::nullopt);
  EXPECT_EQ(nearest("b", {"a"}), std::nullopt) << "nothing is left of the name";
}

TEST(Nearest, takes_the_first_of_equals) {
  EXPECT_EQ(nearest("roadx", {"roada", "roadb"}), "roada");
}

// One Chinese character is three bytes of UTF-8: 建成去 and 建成区 differ in two of nine.
TEST(Nearest, works_on_chinese_names) {
  EXPECT_EQ(nearest("建成去", {"中心城区", "建成区"}), "建成区");
}

TEST(Nearest, is_not_slow_on_an_endless_name) {
  EXPECT_EQ(nearest(std::string(1 << 20, 'a'), {"roads"}), std::nullopt);
}

TEST(Suggestion, names_the_nearest_or_else_all) {
  EXPECT_EQ(suggestion("rods", {"green", "roads"}), "did you mean `roads`?");
  EXPECT_EQ(suggestion("canal", {"green", "roads"}), "known: green, roads");
  EXPECT_EQ(suggestion("canal", {}), "there are none");
}

}  // namespace
}  // namespace citygauge
