#include "geometry/geos_bridge.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <numbers>
#include <thread>

#include "core/error.hpp"

namespace citygauge {
namespace {

Shapes polygons(std::initializer_list<const char*> texts) {
  Shapes shapes;
  for (const char* text : texts) append_wkt(shapes, text);
  return shapes;
}

Shapes ring(std::initializer_list<Point> points) {
  Shapes shapes;
  shapes.add_part(std::vector<Point>(points));
  shapes.end_feature();
  return shapes;
}

TEST(AppendWkt, orients_shells_counter_clockwise_and_holes_clockwise) {
  const Shapes shapes = polygons({"POLYGON((0 0,0 10,10 10,10 0,0 0),(2 2,4 2,4 4,2 4,2 2))"});
  ASSERT_EQ(shapes[0].part_count(), 2u);
  EXPECT_EQ(doubled_signed_area(shapes[0].part(0)), 200);
  EXPECT_EQ(doubled_signed_area(shapes[0].part(1)), -8);
  EXPECT_EQ(area_m2(shapes[0]), 96);  // 10·10 − 2·2
}

TEST(AppendWkt, puts_each_hole_after_its_own_shell) {
  const Shapes shapes =
      polygons({"MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0),(1 1,2 1,2 2,1 2,1 1)),((20 0,21 0,21 1,20 0)))"});
  ASSERT_EQ(shapes.size(), 1u);
  ASSERT_EQ(shapes[0].part_count(), 3u);
  EXPECT_LT(doubled_signed_area(shapes[0].part(1)), 0);
  EXPECT_EQ(shapes[0].part(2).front().x, 20);
}

TEST(AppendWkt, takes_single_and_multi_types_and_drops_z) {
  Shapes lines(ShapeKind::line);
  append_wkt(lines, "LINESTRING Z (0 0 7,3 4 9)");
  append_wkt(lines, "MULTILINESTRING((0 0,1 0),(5 5,5 7))");
  Shapes points(ShapeKind::point);
  append_wkt(points, "MULTIPOINT((1 2),(3 4))");
  append_wkt(points, "POINT Z (5 6 7)");
  EXPECT_EQ(length_m(lines[0]), 5);
  EXPECT_EQ(lines[1].part_count(), 2u);
  EXPECT_EQ(length_m(lines[1]), 3);
  ASSERT_EQ(points[0].part_count(), 1u);
  EXPECT_EQ(points[0].part(0)[1], (Point{3, 4}));
  EXPECT_EQ(points[1].points().front(), (Point{5, 6}));
}

TEST(AppendWkt, appends_an_empty_geometry_as_a_feature_without_parts) {
  const Shapes shapes = polygons({"POLYGON EMPTY", "POLYGON((0 0,1 0,1 1,0 0))"});
  ASSERT_EQ(shapes.size(), 2u);
  EXPECT_EQ(shapes[0].part_count(), 0u);
  EXPECT_EQ(shapes[1].part_count(), 1u);
  EXPECT_EQ(to_wkt(shapes[0]), "MULTIPOLYGON EMPTY");
}

TEST(AppendWkt, refuses_bad_text_and_other_kinds_in_geos_words) {
  Shapes shapes;
  try {
    append_wkt(shapes, "POLYGON((0 0,1 0,1 1))");
    FAIL() << "an open ring was taken";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::config);
    EXPECT_NE(std::string(error.what()).find("closed"), std::string::npos) << error.what();
  }
  EXPECT_THROW(append_wkt(shapes, "POLYGON 7"), Error);
  EXPECT_THROW(append_wkt(shapes, ""), Error);
  EXPECT_THROW(append_wkt(shapes, "LINESTRING(0 0,1 1)"), Error);
  EXPECT_THROW(append_wkt(shapes, "GEOMETRYCOLLECTION(POLYGON((0 0,1 0,1 1,0 0)))"), Error);
  EXPECT_EQ(shapes.size(), 0u);
}

TEST(ToWkt, gives_back_the_same_doubles) {
  Shapes lines(ShapeKind::line);
  const double third = 36500000.0 + 1.0 / 3;
  lines.add_part(std::vector<Point>{{third, 0.1}, {-1e-9, std::numbers::pi}});
  lines.end_feature();
  append_wkt(lines, to_wkt(lines[0]));
  EXPECT_EQ(lines[1].part(0)[0], lines[0].part(0)[0]);
  EXPECT_EQ(lines[1].part(0)[1], lines[0].part(0)[1]);
}

TEST(PolygonProblem, says_what_and_where) {
  EXPECT_FALSE(polygon_problem(polygons({"POLYGON((0 0,4 0,4 4,0 4,0 0))"})[0]));
  const Shapes bow_tie = ring({{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}});
  const auto problem = polygon_problem(bow_tie[0]);
  ASSERT_TRUE(problem);
  EXPECT_EQ(problem->reason, "Self-intersection");
  EXPECT_EQ(problem->place, (Point{1, 1}));
}

TEST(PolygonProblem, finds_rings_that_geos_would_not_take) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const Shapes open = ring({{0, 0}, {1, 0}, {1, 1}, {0, 1}});
  const Shapes two = ring({{0, 0}, {1, 0}});
  const Shapes not_a_number = ring({{0, 0}, {1, nan}, {1, 1}, {0, 0}});
  EXPECT_EQ(polygon_problem(open[0])->reason, "Ring is not closed");
  EXPECT_EQ(polygon_problem(two[0])->reason, "Too few points in geometry component");
  EXPECT_EQ(polygon_problem(not_a_number[0])->reason, "Invalid Coordinate");
}

TEST(Repair, keeps_both_lobes_of_a_bow_tie) {
  const Shapes bow_tie = ring({{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}});
  Shapes repaired;
  ASSERT_TRUE(append_repaired(repaired, bow_tie[0]));
  EXPECT_FALSE(polygon_problem(repaired[0]));
  EXPECT_DOUBLE_EQ(area_m2(repaired[0]), 2);  // two triangles of base 2 and height 1
}

TEST(Repair, closes_an_open_ring) {
  const Shapes open = ring({{0, 0}, {3, 0}, {3, 3}, {0, 3}});
  Shapes repaired;
  ASSERT_TRUE(append_repaired(repaired, open[0]));
  EXPECT_DOUBLE_EQ(area_m2(repaired[0]), 9);
}

// Found by fuzzing: the ring runs along its edges several times, and MakeValid's two polygons cross by the
// rounding of a corner. They are the triangle (0, 0.1) (0.001, 0) (0.1, 0) of 0.099 * 0.1 / 2, and the one
// between (0.05, 0.12), (0.1, 0) and the crossing of x + y = 0.1 with the edge (0.003, 0.035) (0.05, 0.12),
// x = 0.0250757576, of (0.1 - x) * 0.07 / 2; a corner that moves by 1 µm changes 0.3 m of border by as much.
TEST(Repair, leaves_nothing_that_crosses_by_a_hair) {
  Shapes broken;
  append_wkt(broken,
             "POLYGON ((500000.05 3800000.12, 500000.1 3800000, 500000 3800000.1, 500000 3800000.1, "
             "500000.001 3800000, 500000.1 3800000, 500000.1 3800000, 500000 3800000.1, 500000 3800000.1, "
             "500000.001 3800000, 500000.003 3800000.035, 500000.05 3800000.12))");
  Shapes repaired;
  ASSERT_TRUE(append_repaired(repaired, broken[0]));
  EXPECT_FALSE(polygon_problem(repaired[0]));
  EXPECT_NEAR(area_m2(repaired[0]), 0.00495 + 0.0026223485, 1e-6);
}

TEST(Repair, appends_nothing_when_no_area_is_left) {
  const double infinity = std::numeric_limits<double>::infinity();
  Shapes repaired;
  EXPECT_FALSE(append_repaired(repaired, ring({{0, 0}, {1, 1}, {2, 2}, {0, 0}})[0]));
  EXPECT_FALSE(append_repaired(repaired, ring({{5, 5}})[0]));
  EXPECT_FALSE(append_repaired(repaired, ring({{0, 0}, {infinity, 0}, {1, 1}, {0, 0}})[0]));
  EXPECT_EQ(repaired.size(), 0u);
  EXPECT_TRUE(repaired.points().empty());
}

TEST(Overlay, unites_subtracts_and_intersects) {
  const Shapes squares = polygons({"POLYGON((0 0,4 0,4 4,0 4,0 0))", "POLYGON((2 0,6 0,6 4,2 4,2 0))"});
  Shapes out;
  ASSERT_TRUE(append_union(out, squares));
  ASSERT_TRUE(append_intersection(out, squares[0], squares[1]));
  ASSERT_TRUE(append_difference(out, squares[0], polygons({"POLYGON((1 1,2 1,2 2,1 2,1 1))"})));
  EXPECT_DOUBLE_EQ(area_m2(out[0]), 24);  // 6·4
  EXPECT_DOUBLE_EQ(area_m2(out[1]), 8);   // 2·4
  EXPECT_DOUBLE_EQ(area_m2(out[2]), 15);  // 16 − 1, with a hole
  EXPECT_EQ(out[2].part_count(), 2u);
}

TEST(Overlay, appends_nothing_for_an_empty_result) {
  const Shapes squares = polygons({"POLYGON((0 0,4 0,4 4,0 4,0 0))", "POLYGON((4 0,8 0,8 4,4 4,4 0))"});
  Shapes out;
  EXPECT_FALSE(append_intersection(out, squares[0], squares[1]));  // they share an edge only
  EXPECT_FALSE(append_difference(out, squares[0], squares));
  EXPECT_FALSE(append_union(out, Shapes()));
  EXPECT_FALSE(append_buffered_points(out, {}, 500, 8));
  EXPECT_FALSE(append_buffer(out, squares[0], -3, 8));
  EXPECT_EQ(out.size(), 0u);
}

TEST(Buffers, are_many_sided_polygons) {
  Shapes out;
  const std::vector<Point> centres{{0, 0}, {1000, 0}};
  ASSERT_TRUE(append_buffered_points(out, centres, 100, 8));
  // Two regular 32-gons in a circle of radius 100: 32·½·100²·sin(2π/32) each.
  const double polygon = 16 * 1e4 * std::sin(2 * std::numbers::pi / 32);
  EXPECT_NEAR(area_m2(out[0]), 2 * polygon, 1e-6);
  EXPECT_EQ(out[0].part_count(), 2u);
  const Shapes square = polygons({"POLYGON((0 0,10 0,10 10,0 10,0 0))"});
  ASSERT_TRUE(append_buffer(out, square[0], -2, 8));
  EXPECT_NEAR(area_m2(out[1]), 36, 1e-9);  // 6·6
}

TEST(Oracles, measure_what_lies_within) {
  Shapes line(ShapeKind::line);
  append_wkt(line, "LINESTRING(-5 5,15 5,15 -5,5 -5,5 5)");
  const Shapes districts = polygons({"POLYGON((0 0,10 0,10 10,0 10,0 0))"});
  EXPECT_DOUBLE_EQ(geos_length_within(line[0], districts[0]), 15);  // 10 across, 5 back up
  const Shapes twice = polygons({"POLYGON((5 5,20 5,20 20,5 20,5 5))", "POLYGON((5 5,20 5,20 20,5 20,5 5))"});
  EXPECT_DOUBLE_EQ(geos_intersection_area(twice, districts[0]), 25);
}

TEST(Contexts, serve_each_thread) {
  const auto work = [] {
    for (int i = 0; i < 50; ++i) {
      Shapes out;
      append_wkt(out, "POLYGON((0 0,4 0,4 4,0 4,0 0))");
      EXPECT_THROW(append_wkt(out, "nonsense"), Error);
      EXPECT_TRUE(append_buffer(out, out[0], 1, 4));
    }
  };
  std::thread first(work);
  std::thread second(work);
  first.join();
  second.join();
}

}  // namespace
}  // namespace citygauge
