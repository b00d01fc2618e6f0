#include "model/style.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace citygauge {
namespace {

StyleClass category(const char* value) {
  return {.label = {}, .symbol = {}, .value = value};
}

StyleClass range(double lower, double upper) {
  return {.label = {}, .symbol = {}, .value = {}, .lower = lower, .upper = upper};
}

LayerStyle style(StyleKind kind, std::vector<StyleClass> classes) {
  LayerStyle made;
  made.kind = kind;
  made.column = "v";
  made.classes = std::move(classes);
  return made;
}

TEST(Style, finds_the_category_of_a_text_or_else_the_one_for_all_others) {
  const LayerStyle open = style(StyleKind::categorised, {category("a"), category("")});
  EXPECT_EQ(class_of(open, "a"), &open.classes[0]);
  EXPECT_EQ(class_of(open, "b"), &open.classes[1]);
  const LayerStyle closed = style(StyleKind::categorised, {category("a")});
  EXPECT_EQ(class_of(closed, "b"), nullptr);
}

TEST(Style, gives_a_border_to_the_first_range_that_holds_it) {
  const LayerStyle downwards = style(StyleKind::graduated, {range(8, 10), range(6, 8)});
  EXPECT_EQ(class_of(downwards, 8.0), &downwards.classes[0]);
  EXPECT_TRUE(owns(downwards, downwards.classes[0], 8));
  EXPECT_FALSE(owns(downwards, downwards.classes[1], 8));
  const LayerStyle upwards = style(StyleKind::graduated, {range(6, 8), range(8, 10)});
  EXPECT_EQ(class_of(upwards, 8.0), &upwards.classes[0]);
  EXPECT_EQ(class_of(upwards, 10.5), nullptr);
}

TEST(Style, gives_features_without_a_value_to_the_class_for_missing_ones) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  const LayerStyle with = style(StyleKind::graduated, {range(6, 8), range(none, none)});
  EXPECT_EQ(class_of(with, std::nullopt), &with.classes[1]);
  EXPECT_EQ(class_of(with, none), &with.classes[1]);
  const LayerStyle without = style(StyleKind::graduated, {range(6, 8)});
  EXPECT_EQ(class_of(without, std::nullopt), nullptr);
}

TEST(Style, draws_everything_by_its_only_class) {
  const LayerStyle single = style(StyleKind::single, {category("")});
  EXPECT_EQ(class_of(single, "a"), &single.classes[0]);
  EXPECT_EQ(class_of(single, std::nullopt), &single.classes[0]);
}

TEST(Style, labels_numbers_where_there_is_a_unit_or_the_value_shown_is_the_label) {
  LayerStyle graduated = style(StyleKind::graduated, {range(6, 8)});
  EXPECT_FALSE(labels_number(graduated));
  graduated.label.column = "name";
  EXPECT_FALSE(labels_number(graduated));
  graduated.label.unit = "m";
  EXPECT_TRUE(labels_number(graduated));
  graduated.label.unit = "";
  graduated.label.column = "v";
  EXPECT_TRUE(labels_number(graduated));
}

}  // namespace
}  // namespace citygauge
