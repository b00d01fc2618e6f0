#include "output/text_table.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

TEST(LaidOut, lines_up_chinese_with_latin) {
  const std::vector<TextRow> rows{{{"区域"}, {"数值", Align::right}, {"x"}},
                                  {{"涪城区"}, {"8.12", Align::right}, {"y"}},
                                  {{"Wanzhou"}, {"12.3", Align::right}, {"z"}}};
  EXPECT_EQ(laid_out(rows, "  "),
            "  区域     数值  x\n"
            "  涪城区   8.12  y\n"
            "  Wanzhou  12.3  z\n");
}

TEST(LaidOut, ends_no_line_in_spaces) {
  EXPECT_EQ(laid_out({{{"a"}, {""}}, {{"abc"}, {"d"}}, {{""}, {""}}}, ""), "a\nabc  d\n\n");
}

TEST(LaidOut, does_not_count_colour_as_text) {
  EXPECT_EQ(laid_out({{{"met", Align::left, "32"}, {"x"}}, {{"missed"}, {"y"}}}, ""),
            "\x1b[32mmet\x1b[0m     x\nmissed  y\n");
}

TEST(LaidOut, lets_no_escape_sequence_through) {
  EXPECT_EQ(laid_out({{{"\x1b[31mred"}, {"x"}}}, ""), "\uFFFD[31mred  x\n");
}

}  // namespace
}  // namespace citygauge
