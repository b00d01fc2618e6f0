#include "measures/covered_length.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "support/measure_run.hpp"

namespace citygauge {
namespace {

using test::every;
using test::option;
using Feature = Example::Feature;
using Values = std::vector<std::optional<double>>;

Measured covered(const std::vector<Feature>& ways, const std::vector<Feature>& stops, double limit_m,
                 const std::vector<std::string>& districts = {test::square}) {
  return test::measured({{"covered_length",
                          "walkways",
                          {},
                          {{"near", every("bus_stops")}, {"distance_m", option(limit_m)}},
                          {}},
                         {{"walkways", ways}, {"bus_stops", stops}},
                         test::districts_of(districts)});
}

double expect_covered(const Measured& found) {
  EXPECT_TRUE(test::adds_up(found));
  return found.quantities[0].value.value_or(-1);
}

// Covered from x = 200 to 800; two stretches of 200 m are left and drawn.
TEST(CoveredLength, ends_where_the_distance_ends) {
  const Measured found = covered({{"LINESTRING(0 500,1000 500)", {}}}, {{"POINT(500 500)", {}}}, 300);
  EXPECT_NEAR(expect_covered(found), 600, 1e-9);
  EXPECT_NEAR(test::ledger(found, "beyond_distance"), -400, 1e-9);
  EXPECT_EQ(test::evidence_rows(found), 2U);
}

// Two stops 600 m apart reach each other's half exactly: nothing is left, and no sliver is drawn between.
TEST(CoveredLength, of_two_that_meet_leaves_nothing_between) {
  const Measured found = covered({{"LINESTRING(0.1 500,333.4 500,700.1 500)", {}}},
                                 {{"POINT(50.1 500)", {}}, {"POINT(650.1 500)", {}}}, 300);
  EXPECT_NEAR(expect_covered(found), 700, 1e-6);
  EXPECT_EQ(test::evidence_rows(found), 0U);
}

// A loop of 400 m hangs on a street of 200 m at its end; the stop stands at the street's beginning. With 300
// m there are 100 m left at the loop: 100 m either way round. 200 + 2 · 100 = 400 m of 600 m.
TEST(CoveredLength, goes_both_ways_round_a_loop) {
  const std::vector<Feature> ways{{"LINESTRING(100 500,300 500)", {}},
                                  {"LINESTRING(300 500,400 500,400 600,300 600,300 500)", {}}};
  EXPECT_NEAR(expect_covered(covered(ways, {{"POINT(100 500)", {}}}, 300)), 400, 1e-9);
}

// Two ways of 100 and 300 m link the same two nodes, the stop stands at the first. With 150 m: all of the
// short one; of the long one 150 m from the stop and 50 m from the far node.
TEST(CoveredLength, of_parallel_ways_is_that_of_each) {
  const std::vector<Feature> ways{{"LINESTRING(100 500,200 500)", {}},
                                  {"LINESTRING(100 500,100 600,200 600,200 500)", {}}};
  EXPECT_NEAR(expect_covered(covered(ways, {{"POINT(100 500)", {}}}, 150)), 300, 1e-9);
}

// A way drawn twice is twice as long and twice covered, so that the share stays what it is.
TEST(CoveredLength, of_a_way_drawn_twice_is_covered_twice) {
  const std::vector<Feature> ways{{"LINESTRING(0 500,1000 500)", {}}, {"LINESTRING(1000 500,0 500)", {}}};
  EXPECT_NEAR(expect_covered(covered(ways, {{"POINT(500 520)", {}}}, 120)), 400, 1e-9);
}

// The ways cross themselves and each other without a vertex: a bridge, no junction.
TEST(CoveredLength, does_not_turn_where_there_is_no_vertex) {
  const std::vector<Feature> ways{{"LINESTRING(0 500,1000 500)", {}}, {"LINESTRING(500 100,500 900)", {}}};
  const Measured found = covered(ways, {{"POINT(100 500)", {}}}, 2000);
  EXPECT_NEAR(expect_covered(found), 1000, 1e-9);
  EXPECT_NEAR(test::ledger(found, "disconnected"), -800, 1e-9);
}

TEST(CoveredLength, leaves_out_ways_without_length) {
  const std::vector<Feature> ways{{"LINESTRING(5 5,5 5)", {}}, {"LINESTRING(0 500,100 500,100 500)", {}}};
  EXPECT_NEAR(expect_covered(covered(ways, {{"POINT(0 500)", {}}}, 50)), 50, 1e-9);
}

TEST(CoveredLength, without_a_stop_near_a_way_is_0) {
  const Measured found = covered({{"LINESTRING(0 500,1000 500)", {}}}, {{"POINT(500 700)", {}}}, 300);
  EXPECT_EQ(expect_covered(found), 0);
  EXPECT_NEAR(test::ledger(found, "disconnected"), -1000, 1e-9);
}

// The way runs along the border of two districts: half to each.
TEST(CoveredLength, of_a_way_along_a_border_is_shared) {
  const Measured found = covered({{"LINESTRING(1000 0,1000 1000)", {}}}, {{"POINT(1000 0)", {}}}, 300,
                                 {test::square, "POLYGON((1000 0,2000 0,2000 1000,1000 1000,1000 0))"});
  EXPECT_NEAR(*found.quantities[0].value, 150, 1e-9);
  EXPECT_NEAR(*found.quantities[1].value, 150, 1e-9);
}

// A way of 400 m with a bend leaves the district and comes back; what is drawn is what is missed, in two
// pieces.
TEST(CoveredLength, draws_what_it_misses_and_no_more) {
  const Measured found = covered({{"LINESTRING(900 500,1050 500,1050 600,900 600)", {}}}, {}, 300);
  EXPECT_NEAR(test::ledger(found, "disconnected"), -200, 1e-9);
  ASSERT_EQ(found.evidence.size(), 1U);
  double drawn = 0;
  for (std::size_t i = 0; i < found.evidence[0].shapes.size(); ++i)
    drawn += length_m(found.evidence[0].shapes[i]);
  EXPECT_NEAR(drawn, 200, 1e-9);
  EXPECT_EQ(found.evidence[0].shapes.size(), 2U);
}

// An uncovered way through two districts is drawn in each, its bends in one piece.
TEST(CoveredLength, draws_each_district_its_part) {
  const Measured found = covered({{"LINESTRING(900 500,950 500,950 600,1100 600)", {}}}, {}, 300,
                                 {test::square, "POLYGON((1000 0,2000 0,2000 1000,1000 1000,1000 0))"});
  ASSERT_EQ(found.evidence.size(), 1U);
  ASSERT_EQ(found.evidence[0].shapes.size(), 2U);
  EXPECT_NEAR(length_m(found.evidence[0].shapes[0]) + length_m(found.evidence[0].shapes[1]), 300, 1e-9);
}

TEST(CoveredLength, needs_to_know_of_what) {
  EXPECT_THROW((void)test::measured(
                   {{"covered_length", "walkways", {}, {}, {}}, {}, test::districts_of({test::square})}),
               Error);
}

}  // namespace
}  // namespace citygauge
