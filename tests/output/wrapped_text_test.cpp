#include "output/wrapped_text.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/text_width.hpp"

namespace citygauge {
namespace {

using Lines = std::vector<std::string>;

TEST(WrappedText, breaks_latin_at_spaces) {
  EXPECT_EQ(wrapped("length of roads per area", 10), (Lines{"length of", "roads per", "area"}));
}

// 道路中心线 takes ten columns.
TEST(WrappedText, breaks_chinese_anywhere_but_before_closing_and_after_opening_punctuation) {
  EXPECT_EQ(wrapped("道路中心线总长度", 10), (Lines{"道路中心线", "总长度"}));
  EXPECT_EQ(wrapped("道路中心线，总长度", 10), (Lines{"道路中心", "线，总长度"}));
  EXPECT_EQ(wrapped("道路中心（线）", 10), (Lines{"道路中心", "（线）"}));
}

TEST(WrappedText, keeps_the_space_between_chinese_and_latin_on_a_line) {
  EXPECT_EQ(wrapped("密度 8 km/km²，达标", 80), (Lines{"密度 8 km/km²，达标"}));
}

TEST(WrappedText, cuts_what_no_line_holds) {
  EXPECT_EQ(wrapped("a_very_long_name x", 6), (Lines{"a_very", "_long_", "name x"}));
}

TEST(WrappedText, has_one_line_for_nothing) {
  EXPECT_EQ(wrapped("", 10), Lines{""});
  EXPECT_EQ(paragraph("", "  ", 10), "  \n");
}

TEST(WrappedText, makes_control_characters_harmless) {
  EXPECT_EQ(wrapped("a\x1b[31mb\nc", 80), Lines{"a\xEF\xBF\xBD[31mb c"});
}

TEST(WrappedText, breaks_the_last_column_below_itself) {
  const std::vector<TextRow> rows{{{"id"}, {"道路网密度 公共道路"}}, {{"longer"}, {"b"}}};
  // 4 of indent, 6 of the first column, 2 between: 20 are left, 19 are needed.
  EXPECT_EQ(laid_out_within(rows, "    ", 32), "    id      道路网密度 公共道路\n    longer  b\n");
  const std::vector<TextRow> long_rows{{{"id"}, {"道路网密度 公共道路 街巷"}}};
  EXPECT_EQ(laid_out_within(long_rows, "", 24), "id  道路网密度 公共道路\n    街巷\n");
}

RC_GTEST_PROP(WrappedTextProperty, loses_nothing_and_never_is_too_wide, ()) {
  const auto words = *rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("road", "道路", "（", "）", "，", "a_b", "8", "“", "”", "²"));
  const auto width = *rc::gen::inRange<std::size_t>(4, 40);
  std::string text, kept;
  for (const std::string& word : words) text += word + (*rc::gen::arbitrary<bool>() ? " " : "");
  for (const std::string& line : wrapped(text, width)) {
    RC_ASSERT(display_width(line) <= width);
    kept += line;
  }
  const auto without_spaces = [](std::string s) {
    std::erase(s, ' ');
    return s;
  };
  RC_ASSERT(without_spaces(kept) == without_spaces(text));
}

}  // namespace
}  // namespace citygauge
