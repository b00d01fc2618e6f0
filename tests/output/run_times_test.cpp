#include "output/run_times.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "output/work_words.hpp"
#include "support/made_span.hpp"

namespace citygauge {
namespace {

using test::made_span;
using ::testing::HasSubstr;
using ::testing::Not;

/// 4 s: 3 s for the roads, of which road_density took 1 s in two batches, and 0.5 s for the green.
RunTimes sample_times() {
  RunTimes times;
  times.wall_s = times.cpu_s = 4;
  times.peak_mb = 99;
  times.spans = {made_span(Work::layer, "roads", "", 0, 3),
                 made_span(Work::read, "roads", "", 0, 0.125),
                 made_span(Work::feed, "roads", "road_density", 1, 0.25),
                 made_span(Work::feed, "roads", "road_density", 2, 0.75),
                 made_span(Work::feed, "roads", "walkways", 2.5, 0.001),
                 made_span(Work::feed, "roads", "trails", 2.6, 0.002),
                 made_span(Work::layer, "green", "", 3, 0.5),
                 made_span(Work::check, "green", "", 3, 0.375)};
  return times;
}

/// The line with a text, its blanks made one.
std::string line_of(const std::string& table, const std::string& text) {
  const std::size_t at = table.find(text);
  if (at == std::string::npos) return "";
  const std::size_t begin = table.rfind('\n', at) + 1;
  std::string line;
  for (const char c : table.substr(begin, table.find('\n', at) - begin))
    if (c != ' ' || (!line.empty() && line.back() != ' ')) line += c;
  return line;
}

TEST(RunTimesTable, sums_up_what_was_done_for_a_layer_the_longest_first) {
  const std::string table = run_times_table(sample_times(), Language::en);
  EXPECT_EQ(line_of(table, "layer roads"), "layer roads 3.000 3.000 0");
  EXPECT_THAT(line_of(table, "road_density"), HasSubstr("road_density 1.000 1.000"));
  EXPECT_LT(table.find("road_density"), table.find("reading"));
  EXPECT_LT(table.find("layer green"), table.find("checking, classifying"))
      << "a part stands below its layer";
}

TEST(RunTimesTable, sums_up_what_is_too_short_for_a_row) {
  const std::string table = run_times_table(sample_times(), Language::en);
  EXPECT_THAT(line_of(table, "others (2)"), HasSubstr("0.003 0.003"));
  EXPECT_THAT(table, Not(HasSubstr("trails")));
}

// Where memory is short, measures finish between the layers.
TEST(RunTimesTable, has_each_measure_in_the_phase_that_it_was_finished_in) {
  RunTimes times;
  times.wall_s = times.cpu_s = 4;
  times.spans = {
      made_span(Work::measures, "", "", 0, 1), made_span(Work::finish, "roads", "road_density", 0, 1),
      made_span(Work::measures, "", "", 2, 2), made_span(Work::finish, "green", "green_ratio", 2, 1.5)};
  const std::string table = run_times_table(times, Language::en);
  const std::size_t second = table.rfind("measures");
  EXPECT_LT(table.find("road_density"), second);
  EXPECT_GT(table.find("green_ratio"), second);
  EXPECT_EQ(table.find("road_density"), table.rfind("road_density"));
}

TEST(RunTimesTable, adds_up_to_the_whole) {
  const std::string table = run_times_table(sample_times(), Language::en);
  EXPECT_THAT(line_of(table, "between these"), HasSubstr("0.500 0.500"));
  EXPECT_EQ(line_of(table, "total"), "total 4.000 4.000 99");
}

TEST(RunTimesTable, is_chinese_throughout) {
  const std::string table = run_times_table(sample_times(), Language::zh);
  EXPECT_THAT(table, HasSubstr("图层 道路"));
  EXPECT_THAT(table, HasSubstr("其他（2 项）"));
  for (const char* english : {"layer", "reading", "others", "total", "time"})
    EXPECT_THAT(table, Not(HasSubstr(english)));
}

TEST(WorkWords, every_work_has_its_own) {
  for (int work = 0; work <= static_cast<int>(Work::write); ++work)
    for (int other = 0; other < work; ++other)
      for (const Language language : {Language::zh, Language::en})
        EXPECT_STRNE(work_words(static_cast<Work>(work), language),
                     work_words(static_cast<Work>(other), language));
  EXPECT_STREQ(id_of(Work::settings), "settings");
  EXPECT_STREQ(id_of(Work::write), "write") << "the words stand in the order of Work";
}

}  // namespace
}  // namespace citygauge
