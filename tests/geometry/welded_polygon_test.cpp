#include "geometry/welded_polygon.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace citygauge {
namespace {

using Ring = std::vector<Point>;

Point slanted(Point p, double angle) {
  return {500123.4 + p.x * std::cos(angle) - p.y * std::sin(angle),
          3478912.9 + p.x * std::sin(angle) + p.y * std::cos(angle)};
}

/// A polygon of rings in metres along and across slanted lines, far from the origin; a ring is closed here.
Shapes drawn(std::vector<Ring> rings, double angle, double grid_m = 0) {
  Shapes shapes(ShapeKind::polygon);
  for (Ring& ring : rings) {
    for (Point& p : ring) {
      p = slanted(p, angle);
      if (grid_m > 0) p = {std::round(p.x / grid_m) * grid_m, std::round(p.y / grid_m) * grid_m};
    }
    ring.push_back(ring.front());
    shapes.add_part(ring);
  }
  shapes.end_feature();
  return shapes;
}

/// Two neighbours of 300 m by 60 m; on their common border the second one has corners of its own.
std::vector<Ring> neighbours(int corners) {
  Ring second{{-300, -30}, {0, -30}};
  for (int i = 1; i <= corners; ++i) second.push_back({0, -30 + i * 60.0 / (corners + 1) + std::sin(i)});
  second.insert(second.end(), {{0, 30}, {-300, 30}});
  return {{{0, -30}, {300, -30}, {300, 30}, {0, 30}}, second};
}

/// `tolerance_m`: by how much walls may be off their place.
void expect_one_piece(const Shapes& neighbours, double tolerance_m) {
  const auto whole = welded(neighbours[0]);
  ASSERT_TRUE(whole);
  ASSERT_EQ(whole->size(), 1U);
  EXPECT_EQ((*whole)[0].part_count(), 1U);
  EXPECT_NEAR(area_m2((*whole)[0]), 600 * 60, 1320 * tolerance_m);
  EXPECT_NEAR(length_m((*whole)[0]), 2 * (600 + 60), 100 * tolerance_m);
  EXPECT_FALSE(welded((*whole)[0])) << "once is enough";
}

TEST(Welded, makes_one_of_neighbours_with_other_corners_on_their_border) {
  for (int i = 0; i < 60; ++i) expect_one_piece(drawn(neighbours(1 + i % 5), 0.1 + 0.03 * i), 1e-6);
}

// Coordinates in whole millimetres: corners lie up to 0.7 mm off the border.
TEST(Welded, makes_one_of_neighbours_rounded_to_millimetres) {
  for (int i = 0; i < 60; ++i) expect_one_piece(drawn(neighbours(1 + i % 5), 0.1 + 0.03 * i, 1e-3), 7e-4);
}

// What dissolving leaves: one ring that goes down one side of a slit and up the other.
TEST(Welded, closes_a_slit) {
  const double half_gap = 2e-4;
  const Shapes slit = drawn(
      {{{0, -30}, {300, -30}, {300, 30}, {half_gap, 30}, {0, 5}, {-half_gap, 30}, {-300, 30}, {-300, -30}}},
      0.4);
  const auto whole = welded(slit[0]);
  ASSERT_TRUE(whole);
  EXPECT_EQ((*whole)[0].part_count(), 1U);
  EXPECT_NEAR(length_m((*whole)[0]), 2 * (600 + 60), 1e-2);
  EXPECT_NEAR(area_m2((*whole)[0]), 600 * 60, 1e-2);
}

TEST(Welded, closes_a_hole_without_width) {
  const Shapes ring =
      drawn({{{0, 0}, {100, 0}, {100, 100}, {0, 100}}, {{20, 20}, {20, 80}, {20.0004, 50}}}, 0.7);
  const auto whole = welded(ring[0]);
  ASSERT_TRUE(whole);
  EXPECT_EQ((*whole)[0].part_count(), 1U);
  EXPECT_NEAR(area_m2((*whole)[0]), 10000, 0.03);
}

TEST(Welded, leaves_gaps_and_thin_places_as_they_are) {
  const Ring left{{0, 0}, {100, 0}, {100, 50}, {100, 100}, {0, 100}};
  const Ring apart{{100.0012, 0}, {200, 0}, {200, 100}, {100.0012, 100}};
  EXPECT_FALSE(welded(drawn({left, apart}, 0.3)[0])) << "a gap of 1.2 mm";
  const Ring neck{{0, 0}, {100, 49.9998}, {200, 0}, {200, 100}, {100, 50.0001}, {0, 100}};
  EXPECT_FALSE(welded(drawn({neck}, 0.3)[0])) << "a neck of 0.3 mm";
  const Ring corner{{100, 100}, {200, 100}, {200, 200}, {100, 200}};
  EXPECT_FALSE(welded(drawn({left, corner}, 0.3)[0])) << "parts that touch in a point";
}

TEST(Welded, leaves_dense_outlines_as_they_are) {
  Ring circle;
  for (int i = 0; i < 20000; ++i) {  // 0.3 mm apart
    const double angle = i * 2 * std::numbers::pi / 20000;
    circle.push_back({std::cos(angle), std::sin(angle)});
  }
  EXPECT_FALSE(welded(drawn({circle}, 0)[0]));
}

}  // namespace
}  // namespace citygauge
