#include "core/text_width.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

TEST(DisplayWidth, counts_latin_once_and_chinese_twice) {
  EXPECT_EQ(display_width(""), 0U);
  EXPECT_EQ(display_width("km/km²"), 6U);
  EXPECT_EQ(display_width("涪城区"), 6U);
  EXPECT_EQ(display_width("（五）"), 6U);  // full-width brackets
  EXPECT_EQ(display_width("ｶﾞ"), 2U);      // half-width kana
  EXPECT_EQ(display_width("𠮷a"), 3U);     // beyond the basic plane
  EXPECT_EQ(display_width("✗ △ ≥"), 5U);   // ambiguous width: narrow
}

TEST(DisplayWidth, gives_no_column_to_combining_marks) {
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(display_width("\u200B"), 0U);
}

TEST(DisplayWidth, counts_each_stray_byte_once) {
  EXPECT_EQ(display_width("\xD6\xD0"), 2U);          // GBK for 中: no UTF-8
  EXPECT_EQ(display_width("\xE4\xB8"), 2U);          // 中 cut short
  EXPECT_EQ(display_width("\xC0\xAF"), 2U);          // overlong /
  EXPECT_EQ(display_width("\xED\xA0\x80"), 3U);      // a surrogate
  EXPECT_EQ(display_width("\xF4\x90\x80\x80"), 4U);  // beyond U+10FFFF
}

TEST(Printable, takes_the_sting_out_of_escape_sequences) {
  EXPECT_EQ(printable("\x1b[2Jname"), "\uFFFD[2Jname");
  EXPECT_EQ(printable("a\u009Bb"), "a\uFFFDb");  // the one-character form of ESC [
  EXPECT_EQ(printable("a\u202Eb"), "a\uFFFDb");  // right-to-left override
  EXPECT_EQ(printable(std::string("a\0b", 3)), "a\uFFFDb");
}

TEST(Printable, keeps_text_and_makes_it_one_line) {
  EXPECT_EQ(printable("涪城区 ✓ 𠮷"), "涪城区 ✓ 𠮷");
  EXPECT_EQ(printable("a\tb\r\nc"), "a b  c");
}

TEST(Printable, replaces_bytes_that_are_not_utf_8) {
  EXPECT_EQ(printable("a\xD6z"), "a\uFFFDz");
}

}  // namespace
}  // namespace citygauge
