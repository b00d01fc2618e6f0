#include "geometry/catchment.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

#include "geometry/geos_bridge.hpp"
#include "geometry/union_area.hpp"

namespace citygauge {
namespace {

constexpr double pi = std::numbers::pi;

Shapes polygon_of(const std::string& wkt) {
  Shapes polygon(ShapeKind::polygon);
  append_wkt(polygon, wkt);
  return polygon;
}

Shapes catchment_of(const Shapes& polygon, double distance_m) {
  Shapes pieces(ShapeKind::polygon);
  append_catchment(pieces, polygon[0], distance_m);
  return pieces;
}

/// Area of the union of the pieces.
double area_of(const Shapes& pieces) {
  Shapes all(ShapeKind::polygon);
  const Box box = pieces.box().grown(10);
  all.add_part(std::vector<Point>{{box.min_x, box.min_y},
                                  {box.max_x, box.min_y},
                                  {box.max_x, box.max_y},
                                  {box.min_x, box.max_y},
                                  {box.min_x, box.min_y}});
  all.end_feature();
  UnionArea sweep(all.box(), 1);
  for (std::size_t i = 0; i < pieces.size(); ++i) sweep.add(pieces[i]);
  return sweep.areas(all).at(0, 0);
}

bool covers(const Shapes& pieces, Point p) {
  for (std::size_t i = 0; i < pieces.size(); ++i)
    if (contains(pieces[i], p)) return true;
  return false;
}

double distance_to_segment(Point p, Point a, Point b) {
  const double t = std::clamp(dot(p - a, b - a) / squared_length(b - a), 0.0, 1.0);
  return distance(p, between(a, b, t));
}

double distance_to(ShapeView polygon, Point p) {
  if (contains(polygon, p)) return 0;
  double least = 1e300;
  for (std::size_t r = 0; r < polygon.part_count(); ++r)
    for (std::size_t i = 1; i < polygon.part(r).size(); ++i)
      least = std::min(least, distance_to_segment(p, polygon.part(r)[i - 1], polygon.part(r)[i]));
  return least;
}

// Steiner: area + perimeter * r + pi r^2. Whole arcs keep their exact area.
TEST(Catchment, of_a_convex_polygon_has_the_area_of_steiner) {
  EXPECT_NEAR(area_of(catchment_of(polygon_of("POLYGON((0 0,100 0,100 50,0 50,0 0))"), 500)),
              5000 + 300 * 500 + pi * 250000, 1e-5);
  EXPECT_NEAR(area_of(catchment_of(polygon_of("POLYGON((0 0,400 0,0 300,0 0))"), 300)),
              60000 + 1200 * 300 + pi * 90000, 1e-5);
}

// An L of 200 m: 30 000 m2 + 800 m * 30 m + 5/4 of a disc less, at the dent, the two strips' overlap of 30 m
// by 30 m.
TEST(Catchment, counts_a_dent_once) {
  const double area =
      area_of(catchment_of(polygon_of("POLYGON((0 0,200 0,200 100,100 100,100 200,0 200,0 0))"), 30));
  EXPECT_NEAR(area, 30000 + 800 * 30 + 5 * pi * 900 / 4 - 900, 1e-5);
}

// 10 m from the border of a court of 50 m by 50 m leave 30 m by 30 m; 25 m leave nothing.
TEST(Catchment, fills_a_hole_from_its_border) {
  const Shapes ring =
      polygon_of("POLYGON((0 0,150 0,150 150,0 150,0 0),(50 50,50 100,100 100,100 50,50 50))");
  EXPECT_NEAR(area_of(catchment_of(ring, 10)), 22500 + 600 * 10 + pi * 100 - 900, 1e-5);
  EXPECT_NEAR(area_of(catchment_of(ring, 25)), 22500 + 600 * 25 + pi * 625, 1e-5);
}

TEST(Catchment, of_a_point_is_a_disc_of_its_exact_area) {
  Shapes place(ShapeKind::point), pieces(ShapeKind::polygon);
  place.add_part(std::vector<Point>{{364500.25, 3410000.5}});
  place.end_feature();
  append_catchment(pieces, place[0], 500);
  EXPECT_NEAR(area_m2(pieces[0]), pi * 250000, 1e-5);
  for (const Point p : pieces[0].points())
    EXPECT_LE(std::abs(distance(p, {364500.25, 3410000.5}) - 500), catchment_tolerance_m);
}

// What the header promises: a place is inside if it is nearer than the distance, but for the tolerance.
TEST(Catchment, holds_the_places_within_the_distance_and_no_others) {
  std::mt19937 random(20);
  std::uniform_real_distribution<double> angle_jitter(0, 1), radius(20, 300), reach(50, 500);
  for (int star = 0; star < 40; ++star) {
    Shapes polygon(ShapeKind::polygon);
    std::vector<Point> ring;
    constexpr int corners = 11;  // a star about the origin: dents and thorns, always valid
    for (int i = 0; i < corners; ++i) {
      const double angle = 2 * pi * (i + 0.8 * angle_jitter(random)) / corners;
      ring.push_back(Point{std::cos(angle), std::sin(angle)} * radius(random));
    }
    ring.push_back(ring.front());
    polygon.add_part(ring);
    polygon.end_feature();
    const double distance_m = reach(random);
    const Shapes pieces = catchment_of(polygon, distance_m);
    std::uniform_real_distribution<double> place(-900, 900);
    for (int k = 0; k < 400; ++k) {
      const Point p{place(random), place(random)};
      const double off = distance_to(polygon[0], p) - distance_m;
      if (std::abs(off) > catchment_tolerance_m) EXPECT_EQ(covers(pieces, p), off < 0) << star << ' ' << off;
    }
  }
}

}  // namespace
}  // namespace citygauge
