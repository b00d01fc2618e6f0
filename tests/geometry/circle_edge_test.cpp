#include "geometry/circle_edge.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace citygauge {
namespace {

constexpr double pi = std::numbers::pi;

TEST(CircleEdge, an_edge_through_the_circle_enters_and_leaves) {
  // On the line y = 3 a circle of radius 5 reaches from x = -4 to 4: fractions 0.3 and 0.7 of the edge.
  const auto inside = inside_circle({-10, 3}, {10, 3}, 5);
  ASSERT_TRUE(inside);
  EXPECT_TRUE(inside->enters && inside->leaves);
  EXPECT_DOUBLE_EQ(inside->from, 0.3);
  EXPECT_DOUBLE_EQ(inside->to, 0.7);
}

TEST(CircleEdge, an_edge_with_one_end_inside_crosses_once) {
  const auto out = inside_circle({0, 3}, {8, 3}, 5);
  ASSERT_TRUE(out);
  EXPECT_TRUE(!out->enters && out->leaves);
  EXPECT_EQ(out->from, 0);
  EXPECT_DOUBLE_EQ(out->to, 0.5);
  const auto in = inside_circle({8, 3}, {0, 3}, 5);
  ASSERT_TRUE(in);
  EXPECT_TRUE(in->enters && !in->leaves);
  EXPECT_DOUBLE_EQ(in->from, 0.5);
  EXPECT_EQ(in->to, 1);
}

TEST(CircleEdge, an_edge_outside_touching_or_without_length_does_not_cross) {
  EXPECT_FALSE(inside_circle({-10, 6}, {10, 6}, 5));
  EXPECT_FALSE(inside_circle({-10, 5}, {10, 5}, 5));  // tangent
  EXPECT_FALSE(inside_circle({6, 1}, {9, 1}, 5));     // its line crosses, the edge does not
  EXPECT_FALSE(inside_circle({3, 4}, {3, 4}, 5));     // a point on the circle is not inside
  EXPECT_TRUE(inside_circle({1, 1}, {1, 1}, 5));
}

TEST(CircleEdge, angles_run_from_east_once_round) {
  EXPECT_DOUBLE_EQ(crossing_angle({0, 0}, {0, 10}, 0.5), pi / 2);
  EXPECT_DOUBLE_EQ(crossing_angle({0, 1}, {-10, 1}, 0.5), pi - std::atan2(1.0, 5.0));
  EXPECT_DOUBLE_EQ(crossing_angle({0, 0}, {0, -10}, 0.5), 3 * pi / 2);
}

/// The winding number just south of due east, by going once round the circle from just north of it.
int winding_after_a_turn(const std::vector<Point>& ring, double radius) {
  int winding = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    winding += ray_crossing(ring[i - 1], ring[i], radius);
    const auto inside = inside_circle(ring[i - 1], ring[i], radius);
    if (inside && inside->enters) --winding;
    if (inside && inside->leaves) ++winding;
  }
  return winding;
}

/// The winding number halfway up the circle, at 90 degrees.
int winding_at_north(const std::vector<Point>& ring, double radius) {
  int winding = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Point a = ring[i - 1];
    const Point b = ring[i];
    winding += ray_crossing(a, b, radius);
    const auto inside = inside_circle(a, b, radius);
    if (inside && inside->enters && crossing_angle(a, b, inside->from) < pi / 2) --winding;
    if (inside && inside->leaves && crossing_angle(a, b, inside->to) < pi / 2) ++winding;
  }
  return winding;
}

TEST(CircleEdge, counting_round_the_circle_agrees_with_itself_wherever_vertices_lie) {
  // All triangles on a lattice, with 3-4-5 points on a circle of radius 5 and vertices due east. Going round
  // changes the winding number back to what it was, and halfway it is what the triangle's sides say, unless
  // the northernmost point (0, 5) itself is on a side.
  std::vector<Point> lattice;
  for (int x = -6; x <= 6; ++x) {
    for (int y = -6; y <= 6; y += (std::abs(x) > 2 ? 1 : 3)) {
      lattice.push_back({static_cast<double>(x), static_cast<double>(y)});
    }
  }
  const Point north{0, 5};
  for (const Point a : lattice) {
    for (const Point b : lattice) {
      for (const Point c : lattice) {
        if (cross(b - a, c - a) <= 0) continue;
        const std::vector<Point> ring = {a, b, c, a};
        int east = 0;
        for (std::size_t i = 1; i < 4; ++i) east += ray_crossing(ring[i - 1], ring[i], 5);
        ASSERT_EQ(winding_after_a_turn(ring, 5), east) << a.x << ' ' << a.y << ' ' << b.x << ' ' << b.y;
        const double sides[] = {cross(b - a, north - a), cross(c - b, north - b), cross(a - c, north - c)};
        if (sides[0] == 0 || sides[1] == 0 || sides[2] == 0) continue;
        const int expected = sides[0] > 0 && sides[1] > 0 && sides[2] > 0 ? 1 : 0;
        ASSERT_EQ(winding_at_north(ring, 5), expected)
            << a.x << ' ' << a.y << ", " << b.x << ' ' << b.y << ", " << c.x << ' ' << c.y;
      }
    }
  }
}

}  // namespace
}  // namespace citygauge
