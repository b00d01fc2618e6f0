#include "geometry/repeated_stretches.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

using twins::LineSegment;

/// Metres of each segment that repeat an earlier one.
std::vector<double> repeated_m(const std::vector<LineSegment>& segments, double max_gap_m) {
  std::vector<double> lengths;
  const auto repeated = repeated_stretches(segments, {max_gap_m});
  for (std::size_t i = 0; i < segments.size(); ++i) {
    double length = 0;
    for (const SegmentStretch& stretch : repeated[i])
      length += (stretch.to - stretch.from) * distance(segments[i].a, segments[i].b);
    lengths.push_back(length);
  }
  return lengths;
}

void expect_lengths(const std::vector<double>& actual, const std::vector<double>& expected,
                    double tolerance_m = 1e-9) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) EXPECT_NEAR(actual[i], expected[i], tolerance_m) << i;
}

TEST(RepeatedStretches, are_those_on_an_earlier_segment) {
  // The second lies on the first from 50 to 100; the third runs back over 20 … 80, the first holds it all.
  expect_lengths(repeated_m({{{0, 0}, {100, 0}}, {{50, 0}, {150, 0}}, {{80, 0}, {20, 0}}}, 0), {0, 50, 60});
}

TEST(RepeatedStretches, are_joined_where_several_earlier_ones_cover_them) {
  // 0 … 40 and 30 … 70 make 0 … 70 of the third.
  expect_lengths(repeated_m({{{0, 0}, {40, 0}}, {{30, 0}, {70, 0}}, {{0, 0}, {100, 0}}}, 0), {0, 10, 70});
}

TEST(RepeatedStretches, reach_as_far_as_the_gap) {
  const std::vector<LineSegment> beside{{{0, 0}, {100, 0}}, {{0, 15}, {100, 15}}};
  expect_lengths(repeated_m(beside, 15), {0, 100});
  expect_lengths(repeated_m(beside, 14.9), {0, 0});
}

TEST(RepeatedStretches, end_where_lines_part) {
  // Rises by 10 m over 100 m: within 5 m over its first half, on either side of the first segment.
  const double half = std::hypot(100, 10) / 2;
  expect_lengths(repeated_m({{{0, 0}, {100, 0}}, {{0, 0}, {100, 10}}}, 5), {0, half}, 0.2);
  expect_lengths(repeated_m({{{0, 0}, {100, 0}}, {{100, -10}, {0, 0}}}, 5), {0, half}, 0.2);
}

TEST(RepeatedStretches, do_not_turn_corners_or_cross) {
  // Parts of a right angle, and a crossing at 11.3 degrees, which is more than 10.
  expect_lengths(repeated_m({{{0, 0}, {100, 0}}, {{100, 0}, {100, 100}}}, 15), {0, 0});
  expect_lengths(repeated_m({{{0, 0}, {100, 0}}, {{0, -10}, {100, 10}}}, 15), {0, 0});
}

TEST(RepeatedStretches, are_none_on_one_line_that_goes_on) {
  expect_lengths(repeated_m({{{0, 0}, {100, 0}}, {{100, 0}, {200, 5}}, {{200, 5}, {300, 0}}}, 15), {0, 0, 0});
}

}  // namespace
}  // namespace citygauge
