#include "geometry/district_grid.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <limits>
#include <map>
#include <random>
#include <thread>

#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

Shapes districts(std::initializer_list<const char*> texts) {
  Shapes shapes;
  for (const char* text : texts) append_wkt(shapes, text);
  return shapes;
}

/// Two squares of 100 m side by side; the border between them is x = 100.
Shapes neighbours() {
  return districts(
      {"POLYGON((0 0,100 0,100 100,0 100,0 0))", "POLYGON((100 0,200 0,200 100,100 100,100 0))"});
}

std::vector<DistrictPiece> split(const Shapes& shapes, Point a, Point b) {
  std::vector<DistrictPiece> pieces;
  DistrictGrid(shapes).split(a, b, pieces);
  return pieces;
}

std::vector<std::uint32_t> locate(const DistrictGrid& grid, Point p) {
  std::vector<std::uint32_t> found;
  grid.locate(p, found);
  return found;
}

/// Counted length per district.
std::map<std::uint32_t, double> lengths(const DistrictGrid& grid, Point a, Point b) {
  std::vector<DistrictPiece> pieces;
  grid.split(a, b, pieces);
  std::map<std::uint32_t, double> sums;
  for (const DistrictPiece& piece : pieces) {
    sums[piece.district] += distance(a, b) * (piece.to - piece.from) * (piece.shared ? 0.5 : 1);
  }
  return sums;
}

using Districts = std::vector<std::uint32_t>;

TEST(Split, gives_a_segment_inside_one_district_whole) {
  const auto pieces = split(neighbours(), {10, 10}, {90, 80});
  ASSERT_EQ(pieces.size(), 1u);
  EXPECT_EQ(pieces[0].district, 0u);
  EXPECT_EQ(pieces[0].from, 0);
  EXPECT_EQ(pieces[0].to, 1);
  EXPECT_FALSE(pieces[0].shared);
}

TEST(Split, cuts_at_the_exact_crossings) {
  // 250 m from x = -25: enters at 25/250, changes at 125/250, leaves at 225/250.
  const auto pieces = split(neighbours(), {-25, 40}, {225, 40});
  ASSERT_EQ(pieces.size(), 2u);
  EXPECT_DOUBLE_EQ(pieces[0].from, 0.1);
  EXPECT_DOUBLE_EQ(pieces[0].to, 0.5);
  EXPECT_EQ(pieces[1].district, 1u);
  EXPECT_DOUBLE_EQ(pieces[1].from, 0.5);
  EXPECT_DOUBLE_EQ(pieces[1].to, 0.9);
}

TEST(Split, counts_a_shared_border_half_to_each) {
  const auto pieces = split(neighbours(), {100, 20}, {100, 70});
  ASSERT_EQ(pieces.size(), 2u);
  for (const DistrictPiece& piece : pieces) {
    EXPECT_TRUE(piece.shared);
    EXPECT_EQ(piece.from, 0);
    EXPECT_EQ(piece.to, 1);
  }
}

TEST(Split, counts_an_outer_border_once) {
  const auto pieces = split(neighbours(), {0, 80}, {0, 30});
  ASSERT_EQ(pieces.size(), 1u);
  EXPECT_EQ(pieces[0].district, 0u);
  EXPECT_FALSE(pieces[0].shared);
}

TEST(Split, counts_an_outer_border_once_from_a_millimetre_outside) {
  EXPECT_EQ(split(neighbours(), {-0.0009, 80}, {-0.0009, 30}).size(), 1u);
  EXPECT_EQ(split(neighbours(), {-0.0011, 80}, {-0.0011, 30}).size(), 0u);
}

TEST(Split, shares_only_the_stretch_along_the_border) {
  // From (100, -50) to (100, 150): 50 m below, 100 m along the border, 50 m above.
  const auto pieces = split(neighbours(), {100, -50}, {100, 150});
  ASSERT_EQ(pieces.size(), 2u);
  for (const DistrictPiece& piece : pieces) {
    EXPECT_TRUE(piece.shared);
    EXPECT_DOUBLE_EQ(piece.from, 0.25);
    EXPECT_DOUBLE_EQ(piece.to, 0.75);
  }
}

TEST(Split, leaves_a_border_where_the_border_turns_away) {
  // The border goes up to (100, 50) and then turns to (150, 100); the road goes straight on, in district 0.
  const Shapes shapes = districts({"POLYGON((0 0,100 0,100 50,150 100,0 100,0 0))",
                                   "POLYGON((100 0,200 0,200 100,150 100,100 50,100 0))"});
  const auto sums = lengths(DistrictGrid(shapes), {100, 0}, {100, 100});
  EXPECT_DOUBLE_EQ(sums.at(0), 75);  // half of 50 and all of 50
  EXPECT_DOUBLE_EQ(sums.at(1), 25);
}

TEST(Split, joins_stretches_along_a_border_with_many_vertices) {
  const Shapes shapes = districts({"POLYGON((0 0,90 0,90 30,90 31.7,90 60,90 90,0 90,0 0))",
                                   "POLYGON((90 0,180 0,180 90,90 90,90 75,90 45,90 0.5,90 0))"});
  const auto pieces = split(shapes, {90, 10}, {90, 80});
  ASSERT_EQ(pieces.size(), 2u);
  EXPECT_TRUE(pieces[0].shared && pieces[1].shared);
  EXPECT_EQ(pieces[0].to, 1);
  EXPECT_EQ(pieces[1].to, 1);
}

TEST(Split, shares_a_diagonal_border_that_the_road_meets_at_other_vertices) {
  // The border from (0, 0) to (90, 70); road vertices at thirds of it are no exact points of the line.
  const Shapes shapes = districts({"POLYGON((0 0,90 70,0 70,0 0))", "POLYGON((0 0,90 0,90 70,0 0))"});
  const Point a{30, 70.0 / 3};
  const Point b{60, 140.0 / 3};
  const auto sums = lengths(DistrictGrid(shapes), a, b);
  EXPECT_DOUBLE_EQ(sums.at(0), distance(a, b) / 2);
  EXPECT_DOUBLE_EQ(sums.at(1), distance(a, b) / 2);
}

TEST(Split, shares_along_a_line_that_leaves_a_finely_drawn_border) {
  // Drifts 2 mm off the border over 100 m. District 0's border is one edge (no run: 2 mm at its end),
  // district 1's has a vertex half-way (its first half is a run). The two must not both count the first half
  // in full.
  const Shapes shapes = districts(
      {"POLYGON((0 0,100 0,100 100,0 100,0 0))", "POLYGON((100 0,200 0,200 100,100 100,100 50,100 0))"});
  const auto sums = lengths(DistrictGrid(shapes), {100, 0}, {99.998, 100});
  EXPECT_NEAR(sums.at(0), 75, 1e-6);
  EXPECT_NEAR(sums.at(1), 25, 1e-6);
}

TEST(Split, never_takes_a_crossing_for_a_run) {
  // 20 m long, crossing x = 100 at a slope of 1:10 in the middle: within 1 mm of it for 2 cm, yet cut
  // exactly.
  const auto sums = lengths(DistrictGrid(neighbours()), {99, 40}, {101, 60});
  EXPECT_DOUBLE_EQ(sums.at(0), distance({99, 40}, {101, 60}) / 2);
  EXPECT_DOUBLE_EQ(sums.at(1), distance({99, 40}, {101, 60}) / 2);
  for (const DistrictPiece& piece : split(neighbours(), {99, 40}, {101, 60})) EXPECT_FALSE(piece.shared);
}

TEST(Split, shares_the_border_of_a_hole_with_what_fills_it) {
  const Shapes shapes = districts({"POLYGON((0 0,90 0,90 90,0 90,0 0),(30 30,60 30,60 60,30 60,30 30))",
                                   "POLYGON((30 30,60 30,60 60,30 60,30 30))"});
  const auto sums = lengths(DistrictGrid(shapes), {30, 0}, {30, 90});
  EXPECT_DOUBLE_EQ(sums.at(0), 75);  // 30 + half of 30 + 30
  EXPECT_DOUBLE_EQ(sums.at(1), 15);
}

TEST(Split, counts_a_border_of_an_empty_hole_once) {
  const Shapes shapes = districts({"POLYGON((0 0,90 0,90 90,0 90,0 0),(30 30,60 30,60 60,30 60,30 30))"});
  EXPECT_DOUBLE_EQ(lengths(DistrictGrid(shapes), {30, 0}, {30, 90}).at(0), 90);
  EXPECT_DOUBLE_EQ(lengths(DistrictGrid(shapes), {40, 0}, {40, 90}).at(0), 60);
}

TEST(Split, measures_overlapping_districts_each_on_its_own) {
  const Shapes shapes =
      districts({"POLYGON((0 0,100 0,100 100,0 100,0 0))", "POLYGON((50 0,150 0,150 100,50 100,50 0))"});
  const auto sums = lengths(DistrictGrid(shapes), {0, 50}, {150, 50});
  EXPECT_DOUBLE_EQ(sums.at(0), 100);
  EXPECT_DOUBLE_EQ(sums.at(1), 100);
}

TEST(Split, counts_a_border_inside_a_third_district_wholly_to_that) {
  Shapes shapes = neighbours();
  append_wkt(shapes, "POLYGON((-50 -50,250 -50,250 150,-50 150,-50 -50))");
  const auto sums = lengths(DistrictGrid(shapes), {100, 0}, {100, 100});
  EXPECT_DOUBLE_EQ(sums.at(0), 50);
  EXPECT_DOUBLE_EQ(sums.at(1), 50);
  EXPECT_DOUBLE_EQ(sums.at(2), 100);
}

TEST(Split, counts_a_seam_between_two_parts_of_a_district_as_inside) {
  const Shapes shapes =
      districts({"MULTIPOLYGON(((0 0,50 0,50 100,0 100,0 0)),((50 0,100 0,100 100,50 100,50 0)))"});
  const auto pieces = split(shapes, {50, 10}, {50, 90});
  ASSERT_EQ(pieces.size(), 1u);
  EXPECT_FALSE(pieces[0].shared);
}

TEST(Split, gives_identical_districts_the_same) {
  const Shapes shapes =
      districts({"POLYGON((0 0,100 0,100 100,0 100,0 0))", "POLYGON((0 0,100 0,100 100,0 100,0 0))"});
  for (const double x : {0.0, 50.0}) {
    const auto sums = lengths(DistrictGrid(shapes), {x, 10}, {x, 90});
    EXPECT_DOUBLE_EQ(sums.at(0), 80);
    EXPECT_DOUBLE_EQ(sums.at(1), 80);
  }
}

TEST(Split, shares_a_border_among_districts_of_different_length) {
  // One district on the left, two on the right that meet at y = 40.
  const Shapes shapes =
      districts({"POLYGON((0 0,100 0,100 100,0 100,0 0))", "POLYGON((100 0,200 0,200 40,100 40,100 0))",
                 "POLYGON((100 40,200 40,200 100,100 100,100 40))"});
  const auto sums = lengths(DistrictGrid(shapes), {100, 0}, {100, 100});
  EXPECT_DOUBLE_EQ(sums.at(0), 50);
  EXPECT_DOUBLE_EQ(sums.at(1), 20);
  EXPECT_DOUBLE_EQ(sums.at(2), 30);
}

TEST(Split, counts_a_road_that_ends_on_a_border_or_touches_a_corner_once) {
  const DistrictGrid grid(neighbours());
  EXPECT_DOUBLE_EQ(lengths(grid, {40, 50}, {100, 50}).at(0), 60);
  EXPECT_EQ(lengths(grid, {40, 50}, {100, 50}).count(1), 0u);
  EXPECT_TRUE(lengths(grid, {-50, 50}, {50, -50}).empty());                         // only touches (0, 0)
  EXPECT_DOUBLE_EQ(lengths(grid, {50, 150}, {150, 50}).at(1), std::hypot(50, 50));  // through (100, 100)
}

TEST(Split, gives_nothing_outside_and_for_broken_segments) {
  const Shapes shapes = neighbours();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(split(shapes, {1e6, 1e6}, {2e6, 1e6}).empty());
  EXPECT_TRUE(split(shapes, {-60, 50}, {50, 170}).empty());  // the boxes meet, the shapes do not
  EXPECT_TRUE(split(shapes, {50, 50}, {50, 50}).empty());
  EXPECT_TRUE(split(shapes, {50, 50}, {nan, 50}).empty());
  EXPECT_TRUE(split(shapes, {50, 50}, {50, infinity}).empty());
  EXPECT_TRUE(split(shapes, {-1e308, -1e308}, {1e308, 1e308}).empty());
  EXPECT_TRUE(split(shapes, {-1e11, 1e11}, {1e11, 1e11 + 7}).empty());
}

TEST(Split, takes_a_segment_of_a_hundred_kilometres) {
  const auto sums = lengths(DistrictGrid(neighbours()), {-50000, 50}, {50000, 50});
  EXPECT_NEAR(sums.at(0), 100, 1e-9);
  EXPECT_NEAR(sums.at(1), 100, 1e-9);
}

TEST(Split, takes_no_districts_empty_districts_and_broken_vertices) {
  EXPECT_TRUE(split(Shapes(), {0, 0}, {1, 1}).empty());
  Shapes shapes = districts({"POLYGON EMPTY", "POLYGON((0 0,100 0,100 100,0 100,0 0))"});
  EXPECT_EQ(split(shapes, {10, 10}, {20, 20}).at(0).district, 1u);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  shapes.add_part(std::vector<Point>{{0, 0}, {nan, 0}, {1e300, 1e300}, {0, 0}});
  shapes.end_feature();
  EXPECT_EQ(split(shapes, {10, 10}, {20, 20}).size(), 1u);
}

TEST(Split, does_not_depend_on_the_direction) {
  const DistrictGrid grid(neighbours());
  std::vector<DistrictPiece> there;
  std::vector<DistrictPiece> back;
  grid.split({-30, 10}, {170, 90}, there);
  grid.split({170, 90}, {-30, 10}, back);
  ASSERT_EQ(there.size(), 2u);
  ASSERT_EQ(back.size(), 2u);
  EXPECT_EQ(back[0].district, 1u);  // by `from`
  EXPECT_EQ(back[1].to, 1 - there[0].from);
  EXPECT_EQ(back[0].from, 1 - there[1].to);
}

TEST(Split, appends_behind_what_is_there) {
  const DistrictGrid grid(neighbours());
  std::vector<DistrictPiece> pieces;
  grid.split({10, 50}, {110, 50}, pieces);
  grid.split({110, 50}, {10, 50}, pieces);
  ASSERT_EQ(pieces.size(), 4u);
  EXPECT_EQ(pieces[1].to, 1);
  EXPECT_EQ(pieces[2].from, 0);
}

TEST(Split, stays_quick_on_a_border_of_a_hundred_thousand_vertices) {
  Shapes shapes;
  std::vector<Point> ring;
  for (int i = 0; i <= 100000; ++i) ring.push_back({i * 1.0, 0});
  ring.insert(ring.end(), {{1e5, 1e5}, {0, 1e5}, {0, 0}});
  shapes.add_part(ring);
  shapes.end_feature();
  const DistrictGrid grid(shapes);
  const auto begin = std::chrono::steady_clock::now();
  std::vector<DistrictPiece> pieces;
  grid.split({-100, 0}, {1e5 + 100, 0}, pieces);
  EXPECT_LT(std::chrono::steady_clock::now() - begin,
            std::chrono::seconds(2));  // quadratic work takes minutes
  ASSERT_EQ(pieces.size(), 1u);
  EXPECT_NEAR((pieces[0].to - pieces[0].from) * 100200, 1e5, 1e-7);
}

TEST(Locate, respects_holes_overlaps_and_the_outside) {
  const DistrictGrid grid(
      districts({"POLYGON((0 0,900 0,900 900,0 900,0 0),(300 300,600 300,600 600,300 600,300 300))",
                 "POLYGON((500 500,1200 500,1200 1200,500 1200,500 500))"}));
  EXPECT_EQ(locate(grid, {100, 100}), Districts{0});
  EXPECT_EQ(locate(grid, {400, 400}), Districts{});
  EXPECT_EQ(locate(grid, {550, 550}), Districts{1});
  EXPECT_EQ(locate(grid, {700, 700}), (Districts{0, 1}));
  EXPECT_EQ(locate(grid, {-1, 400}), Districts{});
  EXPECT_EQ(locate(grid, {std::numeric_limits<double>::quiet_NaN(), 0}), Districts{});
}

TEST(Locate, gives_a_point_on_a_shared_border_to_one_district) {
  const DistrictGrid grid(neighbours());
  for (const double y : {0.5, 25.0, 50.0, 99.0}) EXPECT_EQ(locate(grid, {100, y}).size(), 1u) << y;
}

TEST(LocateClosed, gives_a_point_on_a_border_to_every_district_there) {
  // A square, its neighbour to the east, and a corner of 6 degrees that points north.
  const DistrictGrid grid(
      districts({"POLYGON((0 0,100 0,100 100,0 100,0 0))", "POLYGON((100 0,200 0,200 100,100 100,100 0))",
                 "POLYGON((300 0,310 0,305 100,300 0))"}));
  const auto at = [&](Point p) {
    std::vector<std::uint32_t> found;
    grid.locate_closed(p, found);
    return found;
  };
  for (const Point p : {Point{0, 50}, Point{50, 0}, Point{50, 100}, Point{0, 0}, Point{0, 100}})
    EXPECT_EQ(at(p), Districts{0}) << p.x << ' ' << p.y;
  for (const Point p : {Point{100, 50}, Point{100, 0}, Point{100, 100}, Point{99.9995, 50}})
    EXPECT_EQ(at(p), (Districts{0, 1})) << p.x << ' ' << p.y;
  for (const Point p : {Point{200, 50}, Point{200, 100}, Point{200.0009, 50}, Point{199, 50}})
    EXPECT_EQ(at(p), Districts{1}) << p.x << ' ' << p.y;
  EXPECT_EQ(at({305, 100}), Districts{2});
  for (const Point p : {Point{200.0011, 50}, Point{305, 100.0011}, Point{250, 50}, Point{-1e9, 3}})
    EXPECT_EQ(at(p), Districts{}) << p.x << ' ' << p.y;
}

/// A thousand random points in a star-shaped district, against the plain winding number.
TEST(Locate, agrees_with_the_winding_number) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> unit(0, 1);
  Shapes shapes;
  for (int d = 0; d < 5; ++d) {
    std::vector<Point> ring;
    for (int i = 0; i < 200; ++i) {
      const double angle = i * 2 * 3.14159265358979 / 200;
      const double radius = 300 + 900 * unit(random);
      ring.push_back({200.0 * d + radius * std::cos(angle), radius * std::sin(angle)});
    }
    ring.push_back(ring.front());
    shapes.add_part(ring);
    shapes.end_feature();
  }
  for (const double cell_m : {1.0, 37.0, 1e6}) {
    const DistrictGrid grid(shapes, cell_m);
    for (int i = 0; i < 1000; ++i) {
      const Point p{-1300 + 3500 * unit(random), -1300 + 2600 * unit(random)};
      Districts expected;
      for (std::uint32_t d = 0; d < shapes.size(); ++d) {
        if (contains(shapes[d], p)) expected.push_back(d);
      }
      ASSERT_EQ(locate(grid, p), expected) << p.x << ' ' << p.y;
    }
  }
}

TEST(Grid, gives_the_same_whatever_the_cell_size) {
  const Shapes shapes = neighbours();
  for (const double cell_m : {0.001, 7.0, 25.0, 100.0, 1e9}) {
    const auto sums = lengths(DistrictGrid(shapes, cell_m), {-25, 40}, {225, 60});
    EXPECT_NEAR(sums.at(0), std::hypot(250, 20) * 0.4, 1e-12) << cell_m;
    EXPECT_NEAR(sums.at(1), std::hypot(250, 20) * 0.4, 1e-12) << cell_m;
  }
}

TEST(Grid, serves_several_threads_at_once) {
  const DistrictGrid grid(neighbours());
  const auto sum = [&grid](double& total) {
    for (int i = 0; i < 2000; ++i) {
      for (const auto& [district, metres] : lengths(grid, {-20.0, i * 0.05}, {220, 100 - i * 0.05}))
        total += metres;
    }
  };
  double first = 0;
  double second = 0;
  std::thread one([&] { sum(first); });
  std::thread two([&] { sum(second); });
  one.join();
  two.join();
  EXPECT_EQ(first, second);
  EXPECT_GT(first, 0);
}

}  // namespace
}  // namespace citygauge
