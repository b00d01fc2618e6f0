#include "geometry/side_of_line.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace citygauge {
namespace {

TEST(SideOfLine, tells_left_from_right) {
  EXPECT_EQ(side_of_line({0, 0}, {10, 0}, {5, 1}), 1);
  EXPECT_EQ(side_of_line({0, 0}, {10, 0}, {5, -1}), -1);
  EXPECT_EQ(side_of_line({0, 0}, {10, 0}, {5, 0}), 0);
}

TEST(SideOfLine, is_right_where_rounding_would_decide) {
  // The line y = x through (400000, 400000) and (400001, 400001), and points about 100 km further on it,
  // moved by single steps of 2^-34 m: the sign is that of (moves north − moves east). The products are near
  // 1e10, where doubles are 2e-6 apart, but their difference is only 6e-11 for each step.
  const double step = std::ldexp(1.0, -34);
  const double start = 500000 + 1.0 / 3;
  for (int east = 0; east < 32; ++east) {
    for (int north = 0; north < 32; ++north) {
      const Point p{start + east * step, start + north * step};
      const int expected = (north > east) - (north < east);
      ASSERT_EQ(side_of_line({400000, 400000}, {400001, 400001}, p), expected) << east << ' ' << north;
    }
  }
}

TEST(SideOfLine, is_opposite_for_the_line_reversed) {
  const Point a{500000.1, 3400000.7};
  const Point b{500123.4, 3400987.6};
  for (int i = 0; i <= 1000; ++i) {
    const Point p = between(a, b, i / 1000.0);  // on the line but for rounding
    ASSERT_EQ(side_of_line(a, b, p), -side_of_line(b, a, p)) << i;
  }
}

TEST(SideOfLine, takes_a_point_on_a_line_as_a_hair_to_the_north_east) {
  const Point origin{0, 0};
  EXPECT_TRUE(lies_east({0, -1}, {0, 1}, origin));
  EXPECT_TRUE(lies_east({-1, 1}, {1, -1}, origin));
  EXPECT_TRUE(lies_north({-1, 0}, {1, 0}, origin));
  EXPECT_TRUE(lies_north({1, -1}, {-1, 1}, origin));
  EXPECT_FALSE(lies_north({-1, -1}, {1, 1}, origin));  // further east than north: below a rising line
  EXPECT_FALSE(lies_north({1, 1}, {-1, -1}, origin));
}

}  // namespace
}  // namespace citygauge
