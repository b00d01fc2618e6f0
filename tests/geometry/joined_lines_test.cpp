#include "geometry/joined_lines.hpp"

#include <gtest/gtest.h>

#include "geometry/geos_bridge.hpp"
#include "geometry/walk_network.hpp"

namespace citygauge {
namespace {

Shapes lines_of(const std::vector<std::string>& wkts) {
  Shapes lines(ShapeKind::line);
  for (const std::string& wkt : wkts) append_wkt(lines, wkt);
  return lines;
}

std::size_t component_count(const JoinedLines& joined) {
  const WalkNetwork network(joined.lines);
  std::vector<std::uint32_t> roots = network.components();
  std::ranges::sort(roots);
  return static_cast<std::size_t>(std::unique(roots.begin(), roots.end()) - roots.begin());
}

double given_length_m(const JoinedLines& joined) {
  double sum = 0;
  for (std::size_t i = 0; i < joined.given; ++i) sum += length_m(joined.lines[i]);
  return sum;
}

// The path ends 0.4 m above the street, which gets a vertex at (30, 0) and a link of 0.4 m.
TEST(JoinedLines, join_an_end_to_a_line_that_has_no_vertex_there) {
  const JoinedLines joined = join_ends(lines_of({"LINESTRING(0 0,100 0)", "LINESTRING(30 0.4,30 50)"}), 0.5);
  EXPECT_EQ(joined.given, 2U);
  ASSERT_EQ(joined.lines.size(), 3U);
  EXPECT_NEAR(length_m(joined.lines[2]), 0.4, 1e-12);
  EXPECT_EQ(component_count(joined), 1U);
  EXPECT_NEAR(given_length_m(joined), 149.6, 1e-12) << "no length changes";
}

TEST(JoinedLines, leave_alone_what_is_farther_than_the_tolerance) {
  const JoinedLines joined = join_ends(lines_of({"LINESTRING(0 0,100 0)", "LINESTRING(30 0.51,30 50)"}), 0.5);
  EXPECT_EQ(joined.lines.size(), 2U);
  EXPECT_EQ(component_count(joined), 2U);
}

// It touches the street exactly: a vertex is enough.
TEST(JoinedLines, join_an_end_that_touches_without_a_link) {
  const JoinedLines joined = join_ends(lines_of({"LINESTRING(0 0,100 0)", "LINESTRING(30 0,30 50)"}), 0.5);
  EXPECT_EQ(joined.lines.size(), 2U);
  EXPECT_EQ(component_count(joined), 1U);
}

// Four ends around (0, 0), two pairs of which are each other's nearest: all must be joined.
TEST(JoinedLines, join_more_than_two_ends) {
  const JoinedLines joined = join_ends(lines_of({"LINESTRING(0 0,-50 0)", "LINESTRING(0 0.1,0 50)",
                                                 "LINESTRING(0.4 0,50 0)", "LINESTRING(0.4 -0.1,0 -50)"}),
                                       0.5);
  EXPECT_EQ(component_count(joined), 1U);
}

// A bridge crosses the street; it ends well beyond.
TEST(JoinedLines, do_not_join_lines_that_merely_cross) {
  const JoinedLines joined = join_ends(lines_of({"LINESTRING(0 0,100 0)", "LINESTRING(30 -9,30 9)"}), 0.5);
  EXPECT_EQ(component_count(joined), 2U);
}

// A path around a pond that misses its own beginning by 0.3 m is closed; steps of 0.2 m behind an end are not
// taken for another line.
TEST(JoinedLines, join_a_line_to_itself_but_not_right_behind_its_end) {
  const JoinedLines pond = join_ends(lines_of({"LINESTRING(0 0,50 0,50 50,0 50,0 0.3)"}), 0.5);
  EXPECT_EQ(pond.lines.size(), 3U) << "a link from either end";
  const JoinedLines steps = join_ends(lines_of({"LINESTRING(0 0,0.2 0,0.4 0,0.6 0,9 0)"}), 0.5);
  EXPECT_EQ(steps.lines.size(), 1U);
}

TEST(JoinedLines, do_not_depend_on_the_order_of_the_lines) {
  const std::vector<std::string> wkts{"LINESTRING(0 0,100 0)", "LINESTRING(30 0.4,30 50)",
                                      "LINESTRING(60 -0.2,60 -50)"};
  const JoinedLines one = join_ends(lines_of(wkts), 0.5);
  const JoinedLines other = join_ends(lines_of({wkts[2], wkts[0], wkts[1]}), 0.5);
  ASSERT_EQ(one.lines.points().size(), other.lines.points().size());
  EXPECT_TRUE(std::ranges::equal(one.lines.points(), other.lines.points()));
}

TEST(JoinedLines, of_nothing_are_nothing) {
  EXPECT_EQ(join_ends(Shapes(ShapeKind::line), 0.5).lines.size(), 0U);
}

}  // namespace
}  // namespace citygauge
