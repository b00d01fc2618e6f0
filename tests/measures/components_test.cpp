#include "measures/components.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/small_run.hpp"

namespace citygauge {
namespace {

const std::string square = "POLYGON((0 0,1000 0,1000 1000,0 1000,0 0))";

Indicator indicator_with(const std::string& id, const Options& options) {
  Indicator indicator = test::shipped_library().indicators.at(id);
  for (const auto& [name, option] : options) indicator.numerator.options.insert_or_assign(name, option);
  return indicator;
}

test::Layers ways(const std::vector<std::string>& wkts) {
  test::Layers layers;
  for (const std::string& wkt : wkts) layers["walkways"].push_back({wkt, {}});
  return layers;
}

// A street of 1000 m; a path of 390 m that begins 10 m above it; a way round of 500 m outside that joins two
// stubs of 100 m: three components inside are joined to one, five are three.
const std::vector<std::string> town{"LINESTRING(0 500,1000 500)", "LINESTRING(500 510,500 900)",
                                    "LINESTRING(900 100,1200 100,1200 200,900 200)"};

TEST(Components, tell_how_many_there_are_without_ways_outside) {
  const RunReport report = test::run_small(indicator_with("walkway_continuity", {}), {square}, ways(town));
  EXPECT_EQ(test::ledger_row(report, "1", "components_inside"), 4);
  EXPECT_EQ(test::ledger_row(report, "1", "linked_outside"), -1);
  EXPECT_EQ(test::ledger_row(report, "1", "too_short"), 0);
  EXPECT_EQ(test::ledger_row(report, "1", "counted"), 3);
  EXPECT_EQ(test::rows_above_counted(report, "1"), 3);
  EXPECT_EQ(report.results[0].note, "joined by ways of up to 500 m outside the district");
}

TEST(Components, may_leave_out_short_ones) {
  const RunReport report = test::run_small(
      indicator_with("walkway_continuity", {{"shortest_m", {300.0, {}}}}), {square}, ways(town));
  EXPECT_EQ(test::ledger_row(report, "1", "too_short"), -1) << "the two stubs are one of 200 m";
  EXPECT_EQ(report.results[0].value, 2);
}

// The gap of 10 m; the path's two ends, and the street's, which lie on the border; but not the ends at the
// border of the way that goes on outside.
TEST(Components, draw_what_is_cut_off_with_gaps_and_dead_ends) {
  const RunReport report = test::run_small(indicator_with("walkway_continuity", {}), {square}, ways(town));
  const Evidence* const gaps = test::find_table(report, "evidence_way_gaps");
  ASSERT_NE(gaps, nullptr);
  ASSERT_EQ(gaps->shapes.size(), 1U);
  EXPECT_DOUBLE_EQ((*find_cells<double>(*gaps, "width_m"))[0], 10);
  EXPECT_EQ((*find_cells<std::int64_t>(*gaps, "component"))[0], 1);
  EXPECT_EQ((*find_cells<std::int64_t>(*gaps, "other_component"))[0], 2);
  const Evidence* const rest = test::find_table(report, "evidence_cut_off_ways");
  ASSERT_NE(rest, nullptr);
  EXPECT_EQ(*find_cells<double>(*rest, "component_m"), (std::vector<double>{390, 200, 200}));
  const Evidence* const ends = test::find_table(report, "evidence_way_ends");
  ASSERT_NE(ends, nullptr);
  EXPECT_EQ(ends->shapes.size(), 6U);
}

TEST(Components, do_not_depend_on_the_order_of_the_features) {
  std::vector<std::string> wkts = town;
  const Indicator indicator = indicator_with("walkway_largest_share", {});
  const RunReport report = test::run_small(indicator, {square}, ways(wkts));
  std::ranges::reverse(wkts);
  const RunReport other = test::run_small(indicator, {square}, ways(wkts));
  EXPECT_EQ(report.results[0].value, other.results[0].value);
  ASSERT_EQ(report.evidence.size(), other.evidence.size());
  for (std::size_t e = 0; e < report.evidence.size(); ++e) {
    EXPECT_TRUE(std::ranges::equal(report.evidence[e].shapes.points(), other.evidence[e].shapes.points()));
    EXPECT_EQ(report.evidence[e].table, other.evidence[e].table);
  }
}

// Districts that tile an area share out the length; a way along their border counts half to each.
TEST(Components, share_out_the_length_among_districts) {
  const Indicator indicator = indicator_with("walkway_largest_share", {});
  const test::Layers layers =
      ways({"LINESTRING(100 500,500 500,900 500)", "LINESTRING(500 100,500 500,500 900)"});
  const RunReport halves = test::run_small(
      indicator,
      {"POLYGON((0 0,500 0,500 1000,0 1000,0 0))", "POLYGON((500 0,1000 0,1000 1000,500 1000,500 0))"},
      layers);
  EXPECT_DOUBLE_EQ(test::ledger_row(halves, "1", "raw"), 800);
  EXPECT_DOUBLE_EQ(test::ledger_row(halves, "2", "raw"), 800);
  const RunReport whole = test::run_small(indicator, {square}, layers);
  EXPECT_DOUBLE_EQ(test::ledger_row(whole, "1", "raw"), 1600);
  EXPECT_EQ(whole.results[0].value, 100);
}

TEST(Components, refuse_lengths_below_nothing) {
  EXPECT_THROW((void)test::run_small(indicator_with("walkway_continuity", {{"outside_m", {-1.0, {}}}}),
                                     {square}, ways(town)),
               Error);
}

}  // namespace
}  // namespace citygauge
