// What is left of a polygon and what is taken of it: by hand, and beside GEOS's difference and intersection.
#include "geometry/parted_polygon.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "geometry/geos_bridge.hpp"
#include "support/draw.hpp"

namespace citygauge {
namespace {

using test::Draw;

Shapes polygons(const std::vector<std::string>& wkts) {
  Shapes shapes(ShapeKind::polygon);
  for (const std::string& wkt : wkts) append_wkt(shapes, wkt);
  return shapes;
}

double area_of(const Shapes& shapes) {
  return shapes.size() == 0 ? 0 : area_m2(shapes[0]);
}

PartedPolygon parted(const std::string& polygon, const std::vector<std::string>& others) {
  const Shapes whole = polygons({polygon});
  return citygauge::parted(whole[0], polygons(others));
}

const char* square = "POLYGON((0 0,100 0,100 100,0 100,0 0))";

TEST(PartedPolygon, is_left_as_it_is_where_nothing_is_taken) {
  const PartedPolygon parts = parted(square, {"POLYGON((100 0,200 0,200 100,100 100,100 0))"});
  EXPECT_EQ(to_wkt(parts.rest[0]), to_wkt(polygons({square})[0]));
  EXPECT_EQ(parts.taken.size(), 0U);
}

TEST(PartedPolygon, has_no_rest_where_all_is_taken) {
  const PartedPolygon parts = parted(
      square, {"POLYGON((-5 -5,50 -5,50 105,-5 105,-5 -5))", "POLYGON((50 -5,105 -5,105 105,50 105,50 -5))"});
  EXPECT_EQ(parts.rest.size(), 0U);
  EXPECT_EQ(area_of(parts.taken), 1e4);
}

TEST(PartedPolygon, loses_the_union_of_overlapping_polygons_once) {
  // Two copies of a strip of 20 m and a block that overlaps it by half: 100·20 + 30·10 taken.
  const char* strip = "POLYGON((-10 40,110 40,110 60,-10 60,-10 40))";
  const PartedPolygon parts = parted(square, {strip, strip, "POLYGON((10 50,40 50,40 70,10 70,10 50))"});
  EXPECT_EQ(area_of(parts.rest), 1e4 - 2300);
  EXPECT_EQ(area_of(parts.taken), 2300);
  EXPECT_EQ(parts.rest[0].part_count(), 2U);  // below and above the strip
}

TEST(PartedPolygon, keeps_shells_apart_that_touch_in_a_point) {
  // Two blocks at opposite corners leave two squares that touch in the middle.
  const PartedPolygon parts =
      parted(square, {"POLYGON((0 0,50 0,50 50,0 50,0 0))", "POLYGON((50 50,100 50,100 100,50 100,50 50))"});
  ASSERT_EQ(parts.rest[0].part_count(), 2U);
  for (const std::size_t ring : {0U, 1U})
    EXPECT_EQ(doubled_signed_area(parts.rest[0].part(ring)), 2 * 2500.0);
  EXPECT_FALSE(polygon_problem(parts.rest[0]));
}

TEST(PartedPolygon, keeps_a_hole_that_touches_the_shell_or_another_hole_as_a_hole) {
  // A diamond whose tip touches the lower side, and another one on top of it.
  const PartedPolygon parts =
      parted(square, {"POLYGON((50 0,60 10,50 20,40 10,50 0))", "POLYGON((50 20,60 30,50 40,40 30,50 20))"});
  ASSERT_EQ(parts.rest[0].part_count(), 3U);
  EXPECT_EQ(area_of(parts.rest), 1e4 - 2 * 200);
  EXPECT_FALSE(polygon_problem(parts.rest[0]));
}

TEST(PartedPolygon, gives_each_shell_its_own_holes) {
  // A frame cuts out an island that has a hole itself.
  const PartedPolygon parts =
      parted(square, {"POLYGON((20 20,80 20,80 80,20 80,20 20),(30 30,30 70,70 70,70 30,30 30))",
                      "POLYGON((45 45,55 45,55 55,45 55,45 45))"});
  ASSERT_EQ(parts.rest[0].part_count(), 4U);
  EXPECT_EQ(doubled_signed_area(parts.rest[0].part(0)), 2 * 10000.0);
  EXPECT_EQ(doubled_signed_area(parts.rest[0].part(1)), -2 * 3600.0);
  EXPECT_EQ(doubled_signed_area(parts.rest[0].part(2)), 2 * 1600.0);
  EXPECT_EQ(doubled_signed_area(parts.rest[0].part(3)), -2 * 100.0);
  EXPECT_EQ(area_of(parts.taken), 3600 - 1600 + 100.0);
}

TEST(PartedPolygon, does_not_mind_others_that_reach_far_beyond_it) {
  const PartedPolygon parts = parted(
      square, {"POLYGON((50 -90000,90000 -90000,90000 90000,-90000 90000,-90000 95000,95000 95000,95000 "
               "-95000,50 -95000,50 -90000))",
               "POLYGON((-50000 30,70000 30,70000 -80000,-50000 -80000,-50000 30))"});
  EXPECT_EQ(area_of(parts.taken), 3000);
  EXPECT_EQ(area_of(parts.rest), 7000);
}

std::vector<Point> ring_round(Draw& draw, Point middle, double least, double most) {
  std::vector<Point> ring;
  const int corners = draw.whole(3, 24);
  for (int k = 0; k < corners; ++k) {
    const double angle = 2 * std::numbers::pi * k / corners, reach = draw.real(least, most);
    ring.push_back(middle + Point{reach * std::cos(angle), reach * std::sin(angle)});
  }
  ring.push_back(ring.front());
  return ring;
}

/// Stars, blocks on a lattice of 50 m (whose borders coincide and touch), surfaces of roads that meet,
/// doubles.
void add_other(Shapes& shapes, Draw& draw, Point origin) {
  const int kind = draw.whole(0, 3);
  if (kind == 0) {
    const double x = origin.x + 50 * draw.whole(-2, 20), y = origin.y + 50 * draw.whole(-2, 20);
    const double w = 50 * draw.whole(1, 4), h = 50 * draw.whole(1, 4);
    shapes.add_part(std::vector<Point>{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}});
    shapes.end_feature();
  } else if (kind == 1) {
    Shapes lines(ShapeKind::line);
    const Point a = origin + Point{draw.real(0, 1000), draw.real(0, 1000)};
    const Point b = origin + Point{draw.real(0, 1000), draw.real(0, 1000)};
    lines.add_part(std::vector<Point>{a, between(a, b, 0.5)});
    lines.end_feature();
    lines.add_part(std::vector<Point>{between(a, b, 0.5), b});
    lines.end_feature();
    for (const std::size_t i : {0U, 1U}) append_buffer(shapes, lines[i], 10, 8);
  } else {
    const Point middle = origin + Point{draw.real(0, 1000), draw.real(0, 1000)};
    for (int copies = kind == 2 ? 2 : 1; copies > 0; --copies) {
      shapes.add_part(ring_round(draw, middle, 40, 300));
      shapes.end_feature();
    }
  }
}

void expect_like_geos(ShapeView polygon, const Shapes& others) {
  const PartedPolygon parts = citygauge::parted(polygon, others);
  Shapes rest(ShapeKind::polygon);
  append_difference(rest, polygon, others);
  const double whole = area_m2(polygon);
  EXPECT_NEAR(area_of(parts.rest), area_of(rest), 1e-9 * whole);
  EXPECT_NEAR(area_of(parts.rest) + area_of(parts.taken), whole, 1e-10 * whole);
  for (const Shapes* part : {&parts.rest, &parts.taken})
    if (part->size() > 0) EXPECT_FALSE(polygon_problem((*part)[0])) << polygon_problem((*part)[0])->reason;
}

TEST(PartedPolygon, agrees_with_geos_on_random_scenes) {
  for (unsigned seed = 0; seed < 400; ++seed) {
    SCOPED_TRACE(seed);
    Draw draw(seed);
    const Point origin = seed % 2 == 0 ? Point{0, 0} : Point{38500000, 3400000};
    Shapes whole(ShapeKind::polygon);
    if (draw.whole(0, 1) == 0)
      append_wkt(whole,
                 "POLYGON((0 0,1000 0,1000 500,500 500,500 1000,0 1000,0 0),(100 100,100 400,400 400,"
                 "400 100,100 100))");
    else
      whole.add_part(ring_round(draw, {500, 500}, 300, 600)), whole.end_feature();
    for (Point& p : whole.mutable_points()) p = p + origin;
    Shapes others(ShapeKind::polygon);
    for (int i = draw.whole(0, 12); i > 0; --i) add_other(others, draw, origin);
    expect_like_geos(whole[0], others);
  }
}

TEST(PartedPolygon, survives_outlines_a_hair_apart) {
  // Thirty copies of a block, each turned by a hundred-millionth: their sides cross or run along one another.
  for (unsigned seed = 0; seed < 20; ++seed) {
    SCOPED_TRACE(seed);
    Draw draw(seed);
    const Point middle{500000.3 + draw.real(0, 1), 3400000.7};
    Shapes whole(ShapeKind::polygon), others(ShapeKind::polygon);
    whole.add_part(ring_round(draw, middle, 300, 600));
    whole.end_feature();
    for (int i = 0; i < 30; ++i) {
      std::vector<Point> ring;
      for (const double turn : {0.0, 0.5, 1.0, 1.5, 0.0}) {
        const double angle = std::numbers::pi * turn + 1e-8 * i;
        ring.push_back(middle + Point{200 * std::cos(angle), 200 * std::sin(angle)});
      }
      others.add_part(ring);
      others.end_feature();
    }
    expect_like_geos(whole[0], others);
  }
}

}  // namespace
}  // namespace citygauge
