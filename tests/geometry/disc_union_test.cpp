#include "geometry/disc_union.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double r = 500;
constexpr double disc = pi * r * r;
constexpr double exact = 1e-9;  // m² per m²: the promise, relative to the polygon's area

Shapes polygon(const std::string& wkt) {
  Shapes shapes(ShapeKind::polygon);
  append_wkt(shapes, wkt);
  return shapes;
}

Shapes rectangle(double min_x, double min_y, double max_x, double max_y) {
  Shapes shapes(ShapeKind::polygon);
  const std::vector<Point> ring = {
      {min_x, min_y}, {max_x, min_y}, {max_x, max_y}, {min_x, max_y}, {min_x, min_y}};
  shapes.add_part(ring);
  shapes.end_feature();
  return shapes;
}

double covered(const std::vector<Point>& centres, const Shapes& shape, double radius = r) {
  return DiscUnion(centres, radius).area_within(shape[0]);
}

/// What a disc loses beyond a line at distance `h` from its centre: r² acos(h / r) - h sqrt(r² - h²).
double segment(double h) {
  return r * r * std::acos(h / r) - h * std::sqrt(r * r - h * h);
}

/// Two discs at distance d share two segments of height d / 2.
double lens(double d) {
  return 2 * segment(d / 2);
}

const Shapes field = rectangle(-4000, -3000, 5000, 3500);
const double field_error = exact * 9000 * 6500;

TEST(DiscUnion, a_single_disc_has_the_area_of_a_circle) {
  EXPECT_NEAR(covered({{0, 0}}, field), disc, 1e-9 * disc);
  EXPECT_NEAR(covered({{0, 0}}, field), 785398.1633974483, 1e-6);
}

TEST(DiscUnion, counts_a_doubled_stop_once) {
  EXPECT_EQ(covered({{1, 2}, {3, 4}, {1, 2}, {1, 2}}, field), covered({{3, 4}, {1, 2}}, field));
  EXPECT_EQ(DiscUnion({{1, 2}, {3, 4}, {1, 2}}, r).centres().size(), 2U);
}

TEST(DiscUnion, a_hundred_thousand_stops_on_one_spot_are_one_disc) {
  EXPECT_NEAR(covered(std::vector<Point>(100000, {7, 7}), field), disc, 1e-9 * disc);
}

TEST(DiscUnion, two_discs_overlap_in_a_lens) {
  for (const double d : {1e-6, 1.0, 300.0, 500.0, 999.0, 999.999999}) {
    EXPECT_NEAR(covered({{0, 0}, {d, 0}}, field), 2 * disc - lens(d), 1e-9 * disc) << d;
    // The same at an angle of 3-4-5.
    EXPECT_NEAR(covered({{0, 0}, {0.6 * d, -0.8 * d}}, field), 2 * disc - lens(d), 1e-9 * disc) << d;
  }
}

TEST(DiscUnion, nearly_coincident_stops_add_a_sliver_each) {
  // At distance d << r the union grows by 2 r d (the disc's width across the shift, times the shift).
  for (const double d : {1e-9, 1e-8, 1e-6, 1e-4, 1e-3}) {
    EXPECT_NEAR(covered({{0, 0}, {d, 0}}, field), disc + 2 * r * d, 1e-9 * disc) << d;
    EXPECT_NEAR(covered({{0, 0}, {d, 0}, {0, d}, {d, d}}, field), disc + 4 * r * d, 1e-9 * disc) << d;
  }
}

TEST(DiscUnion, stops_one_rounding_step_apart_at_city_coordinates_are_one_disc) {
  const Point far{5e5, 3.8e6};
  const double step = std::nextafter(far.y, 4e6) - far.y;
  const Shapes city = rectangle(498000, 3798000, 502000, 3802000);
  EXPECT_NEAR(covered({far, {far.x, far.y + step}, {far.x + step, far.y}}, city), disc, 1e-9 * disc);
}

TEST(DiscUnion, tangent_discs_add_up) {
  EXPECT_NEAR(covered({{0, 0}, {1000, 0}}, field), 2 * disc, 1e-9 * disc);
  EXPECT_NEAR(covered({{0, 0}, {0, 1000}, {1000, 0}, {1000, 1000}}, field), 4 * disc, 1e-9 * disc);
  EXPECT_NEAR(covered({{0, 0}, {1000 + 1e-10, 0}, {0, 1000 - 1e-10}}, field), 3 * disc, 1e-9 * disc);
}

TEST(DiscUnion, a_square_of_stops_covers_its_middle_at_a_single_point) {
  // Centres at (±250√2, ±250√2)... so that all four circles meet at the origin: neighbours are 500√2 apart,
  // each pair of neighbours shares a lens, and nothing is shared by three.
  const double h = 250 * std::numbers::sqrt2;
  EXPECT_NEAR(covered({{h, h}, {-h, h}, {h, -h}, {-h, -h}}, field), 4 * disc - 4 * lens(2 * h), 1e-9 * disc);
}

TEST(DiscUnion, discs_through_one_point_leave_no_hole_there) {
  // 64 centres on a circle of radius r: every disc passes the middle, and the border is 64 outer arcs. Each
  // disc adds the area beyond its neighbour: the outline is that of the sectors: for n centres at distance r,
  // the union is n (r² (α + sin α)) with α = 2π / n, from n kites (area r² sin α each) and n sectors (r² α
  // each).
  const int n = 64;
  const double alpha = 2 * pi / n;
  std::vector<Point> ring;
  for (int i = 0; i < n; ++i) ring.push_back({r * std::cos(i * alpha), r * std::sin(i * alpha)});
  EXPECT_NEAR(covered(ring, field), n * r * r * (alpha + std::sin(alpha)), 1e-9 * 4 * disc);
}

TEST(DiscUnion, a_disc_is_cut_by_a_district_edge_into_a_segment) {
  for (const double h : {0.0, 100.0, 499.0, 499.999999, 500 - 1e-10}) {
    const Shapes left = rectangle(-2000, -2000, h, 2000);
    EXPECT_NEAR(covered({{0, 0}}, left), disc - segment(h), exact * area_m2(left[0])) << h;
    const Shapes right = rectangle(h, -2000, 2000, 2000);
    EXPECT_NEAR(covered({{0, 0}}, right), segment(h), exact * area_m2(right[0])) << h;
  }
}

TEST(DiscUnion, a_disc_tangent_to_an_edge_is_whole_or_absent) {
  for (const double slip : {0.0, 1e-13, -1e-13, 1e-11, -1e-11, 1e-8, -1e-8}) {
    EXPECT_NEAR(covered({{0, 0}}, rectangle(-2000, -2000, 500 + slip, 2000)), disc, exact * 1e7) << slip;
    EXPECT_NEAR(covered({{0, 0}}, rectangle(-500 + slip, -2000, 2000, 2000)), disc, exact * 1e7) << slip;
    EXPECT_NEAR(covered({{0, 0}}, rectangle(-2000, -500 + slip, 2000, 500 - slip)), disc, exact * 4e6)
        << slip;
    EXPECT_NEAR(covered({{0, 0}}, rectangle(500 + slip, -2000, 2000, 2000)), 0, exact * 6e6) << slip;
    EXPECT_NEAR(covered({{0, 0}}, rectangle(-2000, 500 + slip, 2000, 2000)), 0, exact * 6e6) << slip;
    // Tangent to all four sides at once.
    EXPECT_NEAR(covered({{0, 0}}, rectangle(-500 + slip, -500, 500, 500 - slip)), disc, exact * 1e6) << slip;
  }
}

TEST(DiscUnion, a_corner_at_the_centre_keeps_a_quarter) {
  EXPECT_NEAR(covered({{0, 0}}, rectangle(0, 0, 2000, 2000)), disc / 4, exact * 4e6);
  EXPECT_NEAR(covered({{0, 0}}, rectangle(-2000, -2000, 0, 0)), disc / 4, exact * 4e6);
}

TEST(DiscUnion, vertices_on_the_circle_are_no_trouble) {
  // 3-4-5 points lie on the circle exactly: the inscribed rectangle is covered all over,
  EXPECT_EQ(covered({{0, 0}}, rectangle(-300, -400, 300, 400)), 600.0 * 800.0);
  // a triangle that touches from outside with its apex is not covered at all,
  EXPECT_NEAR(covered({{0, 0}}, polygon("POLYGON((300 400,900 500,500 900,300 400))")), 0, exact * 1e5);
  // and an octagon with vertices on and off the circle keeps the disc but for four segments under the chords
  // from (300,400) to (500,0), which are at distance |300·0 - 400·500| / hypot(200,400) = 447.2135955 from
  // the centre.
  const Shapes star =
      polygon("POLYGON((500 0,300 400,0 2000,-300 400,-500 0,-300 -400,0 -2000,300 -400,500 0))");
  const double beyond = segment(200000 / std::hypot(200, 400));
  EXPECT_NEAR(covered({{0, 0}}, star), disc - 4 * beyond, exact * area_m2(star[0]));
}

TEST(DiscUnion, vertices_on_the_circle_due_east_are_no_trouble) {
  // Found by the property tests: winding numbers are counted from due east, where this triangle has a vertex
  // on the circle of its stop. All three vertices are within 250 m of it, the other stop adds nothing.
  const Shapes shape = polygon("POLYGON((-800 -650,-500 -700,-750 -650,-800 -650))");
  EXPECT_NEAR(covered({{-750, -700}, {-800, -800}}, shape, 250), 1250, exact * 1250);
  // The disc lies to the west of a kite's corner, to the east of it, and around it; half of the kite is 3000
  // m².
  const Shapes kite = polygon("POLYGON((500 0,530 -100,560 0,530 100,500 0))");
  EXPECT_NEAR(covered({{0, 0}}, kite), 0, exact * 6000);
  EXPECT_NEAR(covered({{1000, 0}}, kite), 6000, exact * 6000);
  EXPECT_NEAR(covered({{500, 0}}, kite), 6000, exact * 6000);
}

TEST(DiscUnion, a_polygon_inside_the_union_is_covered_exactly) {
  const Shapes home = polygon("POLYGON((10.1 20.2,300.3 30.7,250.9 311.1,-40.2 200.4,10.1 20.2))");
  EXPECT_EQ(covered({{0, 0}}, home), area_m2(home[0]));
  // Covered by a buried disc in the middle and its neighbours together.
  std::vector<Point> grid;
  for (int i = -3; i <= 3; ++i) {
    for (int j = -3; j <= 3; ++j) grid.push_back({i * 300.0, j * 300.0});
  }
  const Shapes wide = rectangle(-905.5, -890.25, 900.125, 910);
  EXPECT_EQ(covered(grid, wide), area_m2(wide[0]));
}

TEST(DiscUnion, a_hole_that_the_discs_leave_is_not_covered) {
  // Discs all round a ring of radius 700 m leave its middle bare: with many centres, a disc of almost 200 m.
  const int n = 400;
  std::vector<Point> ring;
  for (int i = 0; i < n; ++i)
    ring.push_back({700 * std::cos(2 * pi * i / n), 700 * std::sin(2 * pi * i / n)});
  EXPECT_EQ(covered(ring, rectangle(-50, -50, 50, 50)), 0);
  EXPECT_EQ(covered(ring, rectangle(300, 300, 500, 500)), 200.0 * 200.0);
  const double middle = 200.0 * 200.0 * pi;
  EXPECT_NEAR(covered(ring, rectangle(-400, -400, 400, 400)), 640000 - middle, 0.001 * middle);
}

TEST(DiscUnion, counts_holes_of_a_polygon_out) {
  // The hole is a square with corners on the circle, wholly inside the disc.
  const Shapes holed = polygon(
      "POLYGON((-2000 -2000,2000 -2000,2000 2000,-2000 2000,-2000 -2000),"
      "(-300 -400,300 -400,300 400,-300 400,-300 -400))");
  EXPECT_NEAR(covered({{0, 0}}, holed), disc - 600 * 800, exact * area_m2(holed[0]));
  // The disc lies wholly inside the hole.
  const Shapes frame = polygon(
      "POLYGON((-2000 -2000,2000 -2000,2000 2000,-2000 2000,-2000 -2000),"
      "(-600 -600,600 -600,600 600,-600 600,-600 -600))");
  EXPECT_EQ(covered({{0, 0}}, frame), 0);
}

TEST(DiscUnion, adds_the_parts_of_a_multipolygon) {
  // A half of the disc in one part, a quarter in the other; the parts meet in the disc's centre.
  const Shapes parts =
      polygon("MULTIPOLYGON(((-900 -900,0 -900,0 900,-900 900,-900 -900)),((0 0,900 0,900 900,0 900,0 0)))");
  Shapes two(ShapeKind::polygon);
  two.add_feature(rectangle(-900, -900, 0, 900)[0]);
  EXPECT_NEAR(covered({{0, 0}}, two), disc / 2, exact * 900 * 1800);
  EXPECT_NEAR(covered({{0, 0}}, parts), disc * 3 / 4, exact * area_m2(parts[0]));
}

TEST(DiscUnion, what_is_far_away_or_empty_is_zero) {
  EXPECT_EQ(covered({{1e7, 1e7}, {-1e7, 3}}, field), 0);
  EXPECT_EQ(covered({}, field), 0);
  Shapes empty(ShapeKind::polygon);
  empty.end_feature();
  EXPECT_EQ(covered({{0, 0}}, empty), 0);
}

TEST(DiscUnion, a_tiny_polygon_across_a_circle_keeps_its_digits) {
  // A square centimetre at city coordinates. The circle crosses it at x = sqrt(r² - y²) = r - y² / 2r -
  // 2e-19, so that from y0 to y1 the area inside is (r - x0) (y1 - y0) - (y1³ - y0³) / 6r.
  const Point c{512345.678, 3812345.678};
  const Shapes tiny = rectangle(c.x + 500 - 0.005, c.y - 0.005, c.x + 500 + 0.005, c.y + 0.005);
  const Box box = tiny[0].box();
  const double y0 = box.min_y - c.y;
  const double y1 = box.max_y - c.y;
  const double inside = (r - (box.min_x - c.x)) * (y1 - y0) - (y1 * y1 * y1 - y0 * y0 * y0) / (6 * r);
  EXPECT_NEAR(covered({c}, tiny), inside, exact * 1e-4);
}

TEST(DiscUnion, long_edges_and_great_distances_keep_the_promise) {
  const Shapes country = rectangle(0, 0, 600000, 400000);
  EXPECT_NEAR(covered({{1000, 1000}, {599000, 399000}}, country), 2 * disc, 1e-9 * disc);
}

TEST(DiscUnion, repeated_vertices_change_nothing) {
  Shapes stutter(ShapeKind::polygon);
  const std::vector<Point> ring = {{0, 0}, {0, 0}, {2000, 0}, {2000, 2000}, {2000, 2000}, {0, 2000}, {0, 0}};
  stutter.add_part(ring);
  stutter.end_feature();
  EXPECT_EQ(covered({{100, 50}}, stutter), covered({{100, 50}}, rectangle(0, 0, 2000, 2000)));
}

/// Area of GEOS's many-sided discs inside the polygon.
double area_of_many_sided(const std::vector<Point>& centres, const Shapes& shape, int quadrant_segments) {
  Shapes discs(ShapeKind::polygon);
  append_buffered_points(discs, centres, r, quadrant_segments);
  return geos_intersection_area(discs, shape[0]);
}

TEST(DiscUnion, agrees_with_geos_as_its_discs_get_more_sides) {
  // The error of n sides is c / n² + O(1 / n³): two sizes give the limit.
  const std::vector<Point> stops = {{0, 0}, {410, 333}, {700, -90}, {-820, 455}, {120, -640}, {125, -641}};
  const Shapes district = polygon(
      "POLYGON((-900 -700,300 -1100,1050 -200,640 50,900 800,-100 520,-1200 900,-900 -700),"
      "(100 100,150 480,320 300,100 100))");
  const double coarse = area_of_many_sided(stops, district, 1024);
  const double fine = area_of_many_sided(stops, district, 2048);
  const double limit = fine + (fine - coarse) / 3;
  EXPECT_NEAR(covered(stops, district), limit, exact * area_m2(district[0]));
  EXPECT_GT(std::abs(covered(stops, district) - coarse), exact * area_m2(district[0]));  // it can tell
}

TEST(DiscUnion, a_point_at_exactly_the_radius_is_covered) {
  const DiscUnion discs({{0, 0}, {2000, 0}}, r);
  EXPECT_TRUE(discs.covers({300, 400}));
  EXPECT_TRUE(discs.covers({2000, -500}));
  EXPECT_FALSE(discs.covers({std::nextafter(500.0, 501.0), 0}));
  EXPECT_FALSE(discs.covers({1000, 0}));
  EXPECT_FALSE(DiscUnion({}, r).covers({0, 0}));
}

TEST(DiscUnion, dense_clusters_are_no_trouble) {
  // Every centre on a small circle has a bare arc; in the limit the union is a disc of radius 505 m. With n
  // centres it is short by less than 505 · 2π · (its sagitta at the notches, under 1e-6 m).
  const int n = 20000;
  std::vector<Point> ring;
  for (int i = 0; i < n; ++i) ring.push_back({5 * std::cos(2 * pi * i / n), 5 * std::sin(2 * pi * i / n)});
  EXPECT_NEAR(covered(ring, field), pi * 505 * 505, 505 * 2 * pi * 1e-6);
  // All on a line: a stadium, with notches of at most d² / 8r = 6e-11 m.
  for (const double gap : {0.0005, 0.00001, 1e-8}) {
    std::vector<Point> line;
    for (int i = 0; i <= n; ++i) line.push_back({i * gap, 0});
    EXPECT_NEAR(covered(line, field), disc + n * gap * 1000, 1e-9 * disc) << gap;
  }
}

}  // namespace
}  // namespace citygauge
