#include "output/manual/man_pages.hpp"

#include <gmock/gmock.h>

namespace citygauge {
namespace {

using testing::HasSubstr;
using testing::Not;

ProgramDescription small_program() {
  ProgramDescription program;
  program.version = "1.2.3";
  program.summary = {"一句话", "one sentence"};
  OptionDescription path;
  path.name = "--path";
  path.metavar = "DIR";
  path.help = {"文件夹", ".in the way of 'roff' \\ `code`"};
  program.commands.push_back({"check", {"核算", "measure"}, {}, {path}, {{0, {"完成", "done"}}}});
  program.commands.push_back({"map", {"绘图", "draw"}, {}, {}, {}});
  return program;
}

TEST(ManPages, take_every_meaning_from_text) {
  EXPECT_EQ(roff_text(".TH"), "\\&.TH");
  EXPECT_EQ(roff_text("a-b 'c' `d` \"e\" \\f"), "a\\-b \\(aqc\\(aq \\(gad\\(ga \\(dqe\\(dq \\ef");
  EXPECT_EQ(roff_text("two\nlines"), "two lines");
  EXPECT_EQ(roff_text("道路网密度"), "道路网密度");
  EXPECT_EQ(roff_text("land_use、water"), "land_use、\\:water");  // where groff may break the line
}

TEST(ManPages, are_one_for_the_program_and_one_for_each_command) {
  const auto pages = man_pages(small_program(), "2025-01-31", Language::en);
  ASSERT_EQ(pages.size(), 3U);
  EXPECT_EQ(pages[0].name, "citygauge.1");
  EXPECT_EQ(pages[1].name, "citygauge-check.1");
  EXPECT_THAT(pages[1].text, HasSubstr(".TH CITYGAUGE\\-CHECK 1 \"2025-01-31\" \"citygauge 1.2.3\""));
  EXPECT_THAT(pages[1].text,
              HasSubstr("\\fB\\-\\-path DIR\\fR\n\\&.in the way of \\(aqroff\\(aq \\e \\(gacode\\(ga\n"));
  EXPECT_THAT(pages[1].text, HasSubstr("\\fBcitygauge\\-map\\fR(1)"));
  EXPECT_THAT(pages[1].text, Not(HasSubstr("\\fBcitygauge\\-check\\fR(1)")));
}

TEST(ManPages, speak_chinese) {
  const auto pages = man_pages(small_program(), "2025-01-31", Language::zh);
  EXPECT_THAT(pages[1].text, HasSubstr(".SH \"退出码\""));
  EXPECT_THAT(pages[1].text, HasSubstr("文件夹"));
}

}  // namespace
}  // namespace citygauge
