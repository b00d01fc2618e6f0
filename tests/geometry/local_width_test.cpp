#include "geometry/local_width.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

constexpr double tolerance_m = 1e-3;  // of places: the diagram's grid
constexpr double rounding_m = 1e-9;

WidthPlace widest(const std::string& wkt) {
  Shapes polygon(ShapeKind::polygon);
  append_wkt(polygon, wkt);
  WidthPlace best;
  for (const WidthStretch& stretch : width_stretches(polygon[0]))
    for (const double share : {0.0, 1.0})
      if (stretch.at(share).width_m > best.width_m) best = stretch.at(share);
  return best;
}

TEST(LocalWidth, of_a_rectangle_is_its_short_side) {
  const WidthPlace place = widest("POLYGON((0 0,500 0,500 30,0 30,0 0))");
  EXPECT_NEAR(place.width_m, 30, rounding_m);
  EXPECT_NEAR(place.place.y, 15, tolerance_m);
  EXPECT_NEAR(distance(place.place, place.wall_a), 15, tolerance_m);
  EXPECT_NEAR(distance(place.place, place.wall_b), 15, tolerance_m);
}

// The largest circle in a triangle: diameter 4 * area / perimeter = 4 * 60000 / 1200 = 200.
TEST(LocalWidth, of_a_triangle_is_its_incircle) {
  EXPECT_NEAR(widest("POLYGON((0 0,400 0,0 300,0 0))").width_m, 200, rounding_m);
}

// Where two roads of 40 m cross, the circle through the four inner corners fits: 40 * sqrt(2).
TEST(LocalWidth, at_a_junction_reaches_from_corner_to_corner) {
  const WidthPlace place = widest(
      "POLYGON((-20 -300,20 -300,20 -20,300 -20,300 20,20 20,20 300,-20 300,-20 20,-300 20,-300 -20,-20 "
      "-20,-20 -300))");
  EXPECT_NEAR(place.width_m, 40 * std::sqrt(2), rounding_m);
  EXPECT_NEAR(distance(place.place, {0, 0}), 0, tolerance_m);
}

// A road of 42 m whose ends are 30 m wide, along a slanted line.
TEST(LocalWidth, does_not_exceed_the_walls_where_they_bend) {
  for (int turn = 0; turn < 50; ++turn) {
    Shapes road(ShapeKind::polygon);
    const double angle = 0.1 + 0.12 * turn;
    for (const Point p :
         {Point{0, 6}, {1200, 6}, {1200, 0}, {1600, 0}, {1600, 42}, {1200, 42}, {1200, 36}, {0, 36}, {0, 6}})
      road.add_point({5e5 + p.x * std::cos(angle) - p.y * std::sin(angle),
                      3.5e6 + p.x * std::sin(angle) + p.y * std::cos(angle)});
    road.end_part();
    road.end_feature();
    double widest_m = 0;
    for (const WidthStretch& stretch : width_stretches(road[0]))
      for (const double share : {0.0, 1.0}) widest_m = std::max(widest_m, stretch.at(share).width_m);
    EXPECT_NEAR(widest_m, 42, 4e-9) << angle;
  }
}

// A ring road: between the outer square of 200 m and the island of 100 m, 50 m wide on each side; in a corner
// the circle that touches the island's corner and two sides is wider: r * (1 + sqrt 2) = 50 * sqrt 2.
TEST(LocalWidth, goes_round_islands) {
  const double radius = 50 * std::sqrt(2) / (1 + std::sqrt(2));
  EXPECT_NEAR(widest("POLYGON((0 0,200 0,200 200,0 200,0 0),(50 50,50 150,150 150,150 50,50 50))").width_m,
              2 * radius, rounding_m);
}

}  // namespace
}  // namespace citygauge
