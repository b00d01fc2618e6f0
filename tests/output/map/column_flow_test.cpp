#include "output/map/column_flow.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace citygauge {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

void expect_place(const FlowPlace& place, int column, double top_mm) {
  EXPECT_EQ(place.column, column);
  EXPECT_DOUBLE_EQ(place.top_mm, top_mm);
}

// 10 + 2 + 10 = 22 fills the first column; the third row begins the second without its gap.
TEST(ColumnFlow, fills_one_column_after_the_other) {
  const ColumnFlow flow = flow_into_columns({{10, 2}, {10, 2}, {10, 2}}, 22);
  EXPECT_EQ(flow.columns, 2);
  EXPECT_DOUBLE_EQ(flow.height_mm, 22);
  expect_place(flow.places[0], 0, 0);
  expect_place(flow.places[1], 0, 12);
  expect_place(flow.places[2], 1, 0);
}

// Row, heading, row of 10 each: 20 would hold the heading, but not what it heads.
TEST(ColumnFlow, a_heading_does_not_end_a_column) {
  const ColumnFlow flow = flow_into_columns({{10}, {10, 0, true}, {10}}, 20);
  expect_place(flow.places[1], 1, 0);
  expect_place(flow.places[2], 1, 10);
}

TEST(ColumnFlow, what_is_too_high_for_a_column_has_one_to_itself) {
  const ColumnFlow flow = flow_into_columns({{10}, {50}, {10, 0, true}, {50}}, 20);
  EXPECT_EQ(flow.columns, 3);
  EXPECT_DOUBLE_EQ(flow.height_mm, 60);
  expect_place(flow.places[3], 2, 10);
}

// 4 rows of 10 in 2 columns: 20; 5 rows: 30; in one column all 50.
TEST(ColumnFlow, balances_the_columns) {
  const std::vector<FlowRow> five(5, FlowRow{10});
  EXPECT_DOUBLE_EQ(balanced_columns(std::vector<FlowRow>(4, FlowRow{10}), 2).height_mm, 20);
  EXPECT_DOUBLE_EQ(balanced_columns(five, 2).height_mm, 30);
  EXPECT_DOUBLE_EQ(balanced_columns(five, 1).height_mm, 50);
  EXPECT_DOUBLE_EQ(balanced_columns(five, 9).height_mm, 10);
}

TEST(ColumnFlow, nothing_takes_no_height) {
  EXPECT_DOUBLE_EQ(flow_into_columns({}, unlimited).height_mm, 0);
  EXPECT_DOUBLE_EQ(balanced_columns({}, 3).height_mm, 0);
}

}  // namespace
}  // namespace citygauge
