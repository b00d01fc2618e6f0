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
  ASSERT_TRUE(may_have_hairlines(neighbours[0]));
  const Shapes whole = welded(neighbours[0]);
  EXPECT_EQ(whole[0].part_count(), 1U);
  EXPECT_NEAR(area_m2(whole[0]), 600 * 60, 1320 * tolerance_m);
  EXPECT_NEAR(length_m(whole[0]), 2 * (600 + 60), 100 * tolerance_m);
}

TEST(Welded, makes_one_of_neighbours_with_other_corners_on_their_border) {
  for (int i = 0; i < 60; ++i) expect_one_piece(drawn(neighbours(1 + i % 5), 0.1 + 0.03 * i), 1e-6);
}

// Coordinates in whole millimetres: corners lie up to 0.7 mm off the border.
TEST(Welded, makes_one_of_neighbours_rounded_to_millimetres) {
  for (int i = 0; i < 60; ++i) expect_one_piece(drawn(neighbours(1 + i % 5), 0.1 + 0.03 * i, 1e-3), 7e-4);
}

// What dissolving leaves: one ring that goes down one side of a slit and up the other; a slit may end in a
// point, in an edge, or have a corner next to its end.
TEST(Welded, closes_slits_and_holes_without_width) {
  const Ring border{{0, -30}, {300, -30}, {300, 30}, {-300, 30}, {-300, -30}};
  const double half = 2e-4;
  const std::vector<Ring> slits{{{half, 30}, {0, 5}, {-half, 30}},
                                {{half, 30}, {half, 5}, {-half, 5}, {-half, 30}},
                                {{half, 30}, {half, 5.005}, {0, 5}, {-half, 5.005}, {-half, 30}}};
  for (const Ring& slit : slits) {
    Ring ring = border;
    ring.insert(ring.begin() + 3, slit.begin(), slit.end());
    expect_one_piece(drawn({ring}, 0.4), 1e-6);
  }
  const std::vector<Ring> holes{{{20, 0}, {50, 4e-4}, {80, 0}, {50, 0}},
                                {{20, 0}, {20, 4e-4}, {80, 4e-4}, {80, 0}},
                                {{20, 0}, {20, 5.8e-11}, {80, 5.8e-11}, {80, 0}},
                                {{20, 0}, {20.005, 4e-4}, {80, 0}}};
  for (const Ring& hole : holes) expect_one_piece(drawn({border, hole}, 0.7), 1e-6);
}

TEST(Welded, closes_borders_with_dense_corners) {
  Ring left{{0, 30}, {-300, 30}, {-300, -30}, {0, -30}},
      right{{0.0002, -30}, {300, -30}, {300, 30}, {0.0002, 30}};
  for (int i = 1; i < 75000; ++i) {
    left.push_back({0, -30 + i * 0.0008});
    right.push_back({0.0002, 30 - i * 0.0008});
  }
  expect_one_piece(drawn({left, right}, 0.3), 1e-6);
}

// Four parcels round a place where their borders meet, the coordinates in steps of a nanometre.
TEST(Welded, closes_what_is_left_where_four_meet) {
  for (int i = 0; i < 60; ++i) {
    const double x = 1 + std::sin(i), y = 3 * std::cos(i);
    expect_one_piece(drawn({{{-300, -30}, {0, -30}, {x, y}, {-300, -3}},
                            {{0, -30}, {300, -30}, {300, 5}, {(x + 300) / 2, (y + 5) / 2}, {x, y}},
                            {{-300, -3}, {(x - 300) / 2, (y - 3) / 2}, {x, y}, {4, 30}, {-300, 30}},
                            {{x, y}, {300, 5}, {300, 30}, {4, 30}}},
                           0.1 + 0.05 * i, 1e-9),
                     1e-6);
  }
}

TEST(Welded, leaves_gaps_as_they_are) {
  const Ring left{{0, 0}, {100, 0}, {100, 50}, {100, 100}, {0, 100}};
  const Ring apart{{100.002, 0}, {200, 0}, {200, 100}, {100.002, 100}};
  EXPECT_FALSE(may_have_hairlines(drawn({left, apart}, 0.3)[0])) << "a gap of 2 mm";
}

TEST(Welded, parts_what_a_point_or_a_thread_holds_together) {
  const Ring left{{0, 0}, {100, 0}, {100, 50}, {100, 100}, {0, 100}};
  const Ring corner{{100, 100}, {200, 100}, {200, 200}, {100, 200}};
  const Shapes touching = firm_pieces(drawn({left, corner}, 0.3)[0]);
  ASSERT_EQ(touching.size(), 2U);
  EXPECT_NEAR(area_m2(touching[0]), 10000, 1e-4);
  EXPECT_NEAR(area_m2(touching[1]), 10000, 1e-4);
  const Ring neck{{0, 0}, {100, 49.9998}, {200, 0}, {200, 100}, {100, 50.0001}, {0, 100}};
  EXPECT_EQ(firm_pieces(drawn({neck}, 0.3)[0]).size(), 2U) << "a neck of 0.3 mm";
}

TEST(Welded, leaves_dense_outlines_as_they_are) {
  Ring circle;
  for (int i = 0; i < 20000; ++i) {  // 0.3 mm apart
    const double angle = i * 2 * std::numbers::pi / 20000;
    circle.push_back({std::cos(angle), std::sin(angle)});
  }
  const Shapes shape = drawn({circle}, 0);
  EXPECT_FALSE(may_have_hairlines(shape[0]));
  EXPECT_NEAR(area_m2(welded(shape[0])[0]), area_m2(shape[0]), 2e-4);
}

}  // namespace
}  // namespace citygauge
