#include "measures/serving_areas.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numbers>
#include <numeric>
#include <random>
#include <vector>

#include "geometry/catchment.hpp"
#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

constexpr Point map_origin{500000, 3800000};
constexpr double side_m = 3000;

void add_square(Shapes& shapes, Point low, double size_m) {
  const std::vector<Point> ring{low, low + Point{size_m, 0}, low + Point{size_m, size_m},
                                low + Point{0, size_m}, low};
  shapes.add_part(ring);
  shapes.end_feature();
}

/// A city of one square: homes everywhere.
Shapes city() {
  Shapes shapes(ShapeKind::polygon);
  add_square(shapes, map_origin, side_m);
  return shapes;
}

struct Park {
  Shapes shape;
  double distance_m = 0;
};

/// Some beyond the city's border; a quarter are points.
std::vector<Park> random_parks(unsigned seed, int count) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> place(-600, side_m + 600), size(20, 400), distance_m(150, 900);
  std::vector<Park> parks;
  for (int i = 0; i < count; ++i) {
    const Point low = map_origin + Point{place(random), place(random)};
    Park park{Shapes(i % 4 == 0 ? ShapeKind::point : ShapeKind::polygon), distance_m(random)};
    if (i % 4 == 0) {
      park.shape.add_part(std::vector<Point>{low});
      park.shape.end_feature();
    } else {
      add_square(park.shape, low, size(random));
    }
    parks.push_back(std::move(park));
  }
  return parks;
}

double unserved_m2(const std::vector<Park>& parks) {
  ServingAreas areas;
  for (const Park& park : parks) areas.add(park.shape[0], park.distance_m);
  areas.sort();
  return areas.unserved(city(), city()).at(0, 0);
}

/// All catchments united, no tile left out.
double unserved_by_union_m2(const std::vector<Park>& parks) {
  Shapes pieces(ShapeKind::polygon);
  for (const Park& park : parks) append_catchment(pieces, park.shape[0], park.distance_m);
  UnionArea served(city().box(), 1);
  for (std::size_t i = 0; i < pieces.size(); ++i) served.add(pieces[i]);
  return side_m * side_m - served.areas(city()).at(0, 0);
}

// A tile that a point reaches wholly is left out although its catchment, drawn with corners, may leave a few
// millimetres of it open: no more than that may differ.
TEST(ServingAreas, leave_unserved_what_the_union_of_catchments_leaves) {
  for (const int count : {1, 2, 5, 20, 60})
    for (unsigned seed = 0; seed < 10; ++seed) {
      const auto parks = random_parks(seed, count);
      EXPECT_NEAR(unserved_m2(parks), unserved_by_union_m2(parks), 1e-3) << count << " parks, seed " << seed;
    }
}

TEST(ServingAreas, do_not_depend_on_how_they_came_in) {
  auto parks = random_parks(3, 12);
  const double once = unserved_m2(parks);
  EXPECT_GT(once, 0);
  std::ranges::reverse(parks);
  EXPECT_EQ(unserved_m2(parks), once);
}

// The disc of 500 m about the centre, and four tiles wholly within it.
TEST(ServingAreas, serve_the_disc_around_a_point) {
  Park park{Shapes(ShapeKind::point), 500};
  park.shape.add_part(std::vector<Point>{map_origin + Point{1500, 1500}});
  park.shape.end_feature();
  EXPECT_NEAR(unserved_m2({park}), side_m * side_m - std::numbers::pi * 250000, 1e-3);
}

TEST(ServingAreas, append_the_catchments_that_reach_into_a_box) {
  ServingAreas one, other;
  Park near{Shapes(ShapeKind::polygon), 100}, far{Shapes(ShapeKind::polygon), 100};
  add_square(near.shape, map_origin, 10);
  add_square(far.shape, map_origin + Point{1000, 0}, 10);
  one.add(near.shape[0], near.distance_m);
  other.add(far.shape[0], far.distance_m);
  one.absorb(other);
  one.sort();
  const auto pieces = [&](double from, double to) {
    Shapes found(ShapeKind::polygon);
    one.append_catchments(found, {map_origin.x + from, map_origin.y, map_origin.x + to, map_origin.y + 1});
    return found.size();
  };
  EXPECT_EQ(pieces(105, 120), 9U);  // the square, four rectangles, four quarters of a disc
  EXPECT_EQ(pieces(115, 120), 0U);
  EXPECT_EQ(pieces(105, 950), 18U);
}

}  // namespace
}  // namespace citygauge
