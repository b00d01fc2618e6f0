#include "geometry/simplify.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

namespace citygauge {
namespace {

using Ring = std::vector<Point>;

Shapes polygons(const std::vector<Ring>& shells) {
  Shapes shapes(ShapeKind::polygon);
  for (const Ring& shell : shells) {
    shapes.add_part(shell);
    shapes.end_feature();
  }
  return shapes;
}

Ring points_of(ShapeView shape, std::size_t part = 0) {
  const auto points = shape.part(part);
  return {points.begin(), points.end()};
}

/// From (10, 0) to (10, 10): a border that wavers by less than 0.3 m, with a corner at (12, 5).
Ring wiggly_border() {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> waver(-0.3, 0.3);
  Ring border{{10, 0}};
  for (int i = 1; i < 20; ++i) {
    const double y = i * 0.5;
    const double x = 10 + (y <= 5 ? 2 * y / 5 : 2 * (10 - y) / 5);
    border.push_back(i == 10 ? Point{12, 5} : Point{x + waver(random), y});
  }
  border.push_back({10, 10});
  return border;
}

/// Two squares of 10 m that share the wiggly border, both counter-clockwise.
std::vector<Ring> neighbours() {
  const Ring border = wiggly_border();
  Ring west{{0, 0}};
  west.insert(west.end(), border.begin(), border.end());
  west.insert(west.end(), {{0, 10}, {0, 0}});
  Ring east{{20, 0}, {20, 10}};
  east.insert(east.end(), border.rbegin(), border.rend());
  east.push_back({20, 0});
  return {west, east};
}

/// The stretch of a closed ring from `from` to `to`, in its direction.
Ring stretch(const Ring& ring, Point from, Point to) {
  const std::size_t n = ring.size() - 1;
  Ring out;
  const std::size_t begin = std::find(ring.begin(), ring.end(), from) - ring.begin();
  for (std::size_t i = begin; out.empty() || out.back() != to; ++i) out.push_back(ring[i % n]);
  return out;
}

double distance_to(const Ring& line, Point p) {
  double best = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Point along = line[i] - line[i - 1];
    const double t = std::clamp(dot(p - line[i - 1], along) / squared_length(along), 0.0, 1.0);
    best = std::min(best, distance(p, between(line[i - 1], line[i], t)));
  }
  return best;
}

/// The greatest distance of a point of `a`, taken every twentieth of each segment, from `b`.
double one_way_distance(const Ring& a, const Ring& b) {
  double worst = 0;
  for (std::size_t i = 1; i < a.size(); ++i) {
    for (int k = 0; k <= 20; ++k) worst = std::max(worst, distance_to(b, between(a[i - 1], a[i], k / 20.0)));
  }
  return worst;
}

/// A ring with a thousand points that wavers about a circle of 100 m.
Ring wavering_circle(unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> radius(97, 103);
  Ring ring;
  for (int i = 0; i < 1000; ++i) {
    const double angle = i * std::numbers::pi / 500;
    const double r = radius(random);
    ring.push_back({r * std::cos(angle), r * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

TEST(Simplify, leaves_a_shared_border_shared) {
  const Shapes thin = simplified(polygons(neighbours()), 0.7);
  const Ring west = stretch(points_of(thin[0]), {10, 0}, {10, 10});
  Ring east = stretch(points_of(thin[1]), {10, 10}, {10, 0});
  std::reverse(east.begin(), east.end());
  EXPECT_EQ(west, east);
  // The corner stays, the wavering goes: it never leaves the two straight lines by more than 0.3 m, and the
  // corner lies 2 m from the chord.
  EXPECT_EQ(west, (Ring{{10, 0}, {12, 5}, {10, 10}}));
}

TEST(Simplify, keeps_the_sum_of_neighbouring_areas) {
  // What one loses the other gains: together they cover 200 m² before and after. Rounding: 1e-12 of it.
  const Shapes thin = simplified(polygons(neighbours()), 3);
  EXPECT_NEAR(area_m2(thin[0]) + area_m2(thin[1]), 200, 1e-9);
}

TEST(Simplify, does_not_depend_on_where_a_ring_begins_or_which_comes_first) {
  std::vector<Ring> rings = neighbours();
  const Shapes before = simplified(polygons(rings), 0.2);
  std::swap(rings[0], rings[1]);
  for (Ring& ring : rings) {
    ring.pop_back();
    std::rotate(ring.begin(), ring.begin() + 3, ring.end());
    ring.push_back(ring.front());
  }
  const Shapes after = simplified(polygons(rings), 0.2);
  for (std::size_t f = 0; f < 2; ++f) {
    Ring a = points_of(before[f]);
    Ring b = points_of(after[1 - f]);
    a.pop_back();
    b.pop_back();
    std::rotate(b.begin(), std::find(b.begin(), b.end(), a.front()), b.end());
    EXPECT_EQ(a, b);
  }
}

TEST(Simplify, thins_an_island_and_the_hole_around_it_alike) {
  // The lake's ring is the hole of the land, run the other way round; neither meets a third border.
  const Ring lake = wavering_circle(3);
  Ring hole(lake.rbegin(), lake.rend());
  std::rotate(hole.begin(), hole.begin() + 1, hole.end() - 1);  // begins elsewhere
  hole.back() = hole.front();
  Shapes shapes(ShapeKind::polygon);
  shapes.add_part(Ring{{-200, -200}, {200, -200}, {200, 200}, {-200, 200}, {-200, -200}});
  shapes.add_part(hole);
  shapes.end_feature();
  shapes.add_part(lake);
  shapes.end_feature();
  const Shapes thin = simplified(shapes, 5);
  EXPECT_LT(thin[1].part(0).size(), 60U);
  EXPECT_NEAR(area_m2(thin[0]) + area_m2(thin[1]), 160000, 1e-6);
}

TEST(Simplify, stays_within_the_tolerance) {
  const Ring ring = wavering_circle(11);
  std::size_t before = ring.size();
  for (const double tolerance : {0.5, 2.0, 7.0, 30.0}) {
    const Ring thin = points_of(simplified(polygons({ring}), tolerance)[0]);
    EXPECT_LE(one_way_distance(ring, thin), tolerance + 1e-9);
    EXPECT_LE(one_way_distance(thin, ring), tolerance + 1e-9);
    EXPECT_LT(thin.size(), before) << tolerance;
    before = thin.size();
  }
}

TEST(Simplify, never_lets_a_ring_fall_below_a_triangle) {
  // A house of 8 m at a tolerance of a kilometre, alone, and wall to wall with a neighbour.
  const Ring house{{0, 0}, {8, 0}, {8, 8}, {0, 8}, {0, 0}};
  const Ring next_door{{8, 0}, {16, 0}, {16, 8}, {8, 8}, {8, 0}};
  for (const auto& rings : {std::vector<Ring>{house}, std::vector<Ring>{house, next_door}}) {
    const Shapes thin = simplified(polygons(rings), 1000);
    ASSERT_EQ(thin.size(), rings.size());
    for (std::size_t f = 0; f < thin.size(); ++f) {
      EXPECT_GE(thin[f].part(0).size(), 4U);
      EXPECT_EQ(thin[f].part(0).front(), thin[f].part(0).back());
      EXPECT_GT(area_m2(thin[f]), 0);
    }
  }
}

TEST(Simplify, gives_points_back_on_both_sides_of_a_border) {
  // Two half discs joined along their diameter. At 1 km each arc between the two meeting points is their
  // chord, so that both rings collapse; what is given back must not tear them apart.
  Ring north;
  Ring south;
  for (int i = 0; i <= 20; ++i) {
    const double angle = i * std::numbers::pi / 20;
    north.push_back({std::cos(angle), std::sin(angle)});
    south.push_back({-std::cos(angle), -std::sin(angle)});
  }
  north.front() = south.back() = {1, 0};
  north.back() = south.front() = {-1, 0};
  north.push_back(north.front());
  south.push_back(south.front());
  const Shapes thin = simplified(polygons({north, south}), 1000);
  // The farthest point of each half circle from the diameter: triangles of area 1.
  EXPECT_NEAR(area_m2(thin[0]), 1, 1e-12);
  EXPECT_NEAR(area_m2(thin[1]), 1, 1e-12);
}

TEST(Simplify, keeps_holes_and_parts_and_features_in_their_order) {
  Shapes shapes(ShapeKind::polygon);
  shapes.add_part(Ring{{0, 0}, {100, 0}, {100, 100}, {0, 100}, {0, 0}});
  shapes.add_part(Ring{{50, 50}, {50, 51}, {51, 51}, {51, 50}, {50, 50}});
  shapes.add_part(Ring{{200, 0}, {201, 0}, {201, 1}, {200, 0}});
  shapes.end_feature();
  shapes.end_feature();  // nothing in it
  const Shapes thin = simplified(shapes, 10);
  ASSERT_EQ(thin.size(), 2U);
  ASSERT_EQ(thin[0].part_count(), 3U);
  EXPECT_LT(doubled_signed_area(thin[0].part(1)), 0) << "a hole stays a hole";
  EXPECT_EQ(thin[0].part(2).size(), 4U);
  EXPECT_EQ(thin[1].part_count(), 0U);
}

TEST(Simplify, keeps_the_ends_of_lines_and_all_points) {
  Shapes lines(ShapeKind::line);
  lines.add_part(Ring{{0, 0}, {5, 0.1}, {10, 0}});
  lines.add_part(Ring{{0, 0}, {1, 0}, {1, 1}, {0, 0}});
  lines.end_feature();
  const Shapes thin = simplified(lines, 50);
  EXPECT_EQ(points_of(thin[0], 0), (Ring{{0, 0}, {10, 0}}));
  EXPECT_EQ(points_of(thin[0], 1), (Ring{{0, 0}, {1, 1}, {0, 0}}));
  Shapes stops(ShapeKind::point);
  stops.add_part(Ring{{1, 1}, {1.1, 1}, {1.2, 1}});
  stops.end_feature();
  EXPECT_EQ(simplified(stops, 50)[0].points().size(), 3U);
}

TEST(Simplify, survives_rings_that_are_none) {
  // A point thrice, a spike, a ring that touches itself, a point on its own twice over.
  const std::vector<Ring> odd{{{1, 1}, {1, 1}, {1, 1}, {1, 1}},
                              {{0, 0}, {5, 0}, {9, 0}, {5, 0}, {0, 0}},
                              {{0, 0}, {4, 0}, {2, 2}, {4, 4}, {0, 4}, {2, 2}, {0, 0}},
                              {{0, 0}, {0, 0}, {4, 0}, {4, 0}, {4, 4}, {0, 0}}};
  const Shapes thin = simplified(polygons(odd), 1);
  ASSERT_EQ(thin.size(), odd.size());
  for (std::size_t f = 0; f < odd.size(); ++f) {
    EXPECT_EQ(thin[f].points().front(), thin[f].points().back());
  }
  EXPECT_EQ(points_of(thin[2]).size(), 7U) << "all its corners are 2 m apart";
}

TEST(Simplify, keeps_all_without_a_tolerance) {
  const Ring ring = wavering_circle(1);
  EXPECT_EQ(points_of(simplified(polygons({ring}), 0)[0]), ring);
  EXPECT_EQ(points_of(simplified(polygons({ring}), -1)[0]), ring);
}

TEST(Simplify, drops_points_on_straight_sides) {
  Shapes square;
  square.add_part(std::vector<Point>{{0, 0}, {5, 0}, {10, 0}, {10, 5}, {10, 10}, {0, 10}, {0, 0}});
  square.end_feature();
  EXPECT_EQ(simplified(square, 0.01)[0].points().size(), 5U);
}

TEST(Simplify, keeps_three_corners_of_the_smallest_ring) {
  Shapes ring;
  ring.add_part(std::vector<Point>{{0, 0}, {1, 0}, {1.2, 0.5}, {1, 1}, {0, 1}, {0, 0}});
  ring.end_feature();
  const Shapes thin = simplified(ring, 50);
  EXPECT_EQ(thin[0].points().size(), 4U);
  EXPECT_EQ(thin[0].points().front(), thin[0].points().back());
}

// A circle of radius 100 thinned by 1: the middle of a kept chord lies at most 1 inside the circle.
TEST(Simplify, keeps_a_circle_round) {
  std::vector<Point> circle;
  for (int i = 0; i < 3600; ++i) {
    const double turn = 2 * std::numbers::pi * i / 3600;
    circle.push_back({100 * std::cos(turn), 100 * std::sin(turn)});
  }
  circle.push_back(circle.front());
  Shapes ring;
  ring.add_part(circle);
  ring.end_feature();
  const Shapes simple = simplified(ring, 1);
  const auto thin = simple[0].points();
  EXPECT_LT(thin.size(), 40U);
  for (std::size_t i = 0; i + 1 < thin.size(); ++i)
    EXPECT_GE(std::sqrt(squared_length(between(thin[i], thin[i + 1], 0.5))), 99 - 1e-9);
}

}  // namespace
}  // namespace citygauge
