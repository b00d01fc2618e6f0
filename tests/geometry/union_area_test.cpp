#include "geometry/union_area.hpp"

#include <gtest/gtest.h>
#include <oneapi/tbb/global_control.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>
#include <utility>
#include <vector>

#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

constexpr Point map_origin{500000, 3800000};
constexpr double relative_tolerance = 1e-9;  // what union_area.hpp promises, of the district's area

void add_rectangle(Shapes& shapes, double min_x, double min_y, double max_x, double max_y) {
  const std::vector<Point> ring{map_origin + Point{min_x, min_y}, map_origin + Point{max_x, min_y},
                                map_origin + Point{max_x, max_y}, map_origin + Point{min_x, max_y},
                                map_origin + Point{min_x, min_y}};
  shapes.add_part(ring);
  shapes.end_feature();
}

/// A star-shaped ring with uneven radii around `centre`.
std::vector<Point> blob(std::mt19937& random, Point centre, double radius, int corners) {
  std::uniform_real_distribution<double> share(0.5, 1.0);
  std::vector<Point> ring;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * i / corners;
    ring.push_back(centre + Point{std::cos(angle), std::sin(angle)} * (radius * share(random)));
  }
  ring.push_back(ring.front());
  return ring;
}

Shapes random_blobs(unsigned seed, int count, double extent, double radius, int corners) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> place(0, extent);
  Shapes shapes;
  for (int i = 0; i < count; ++i) {
    const Point centre = map_origin + Point{place(random), place(random)};
    shapes.add_part(blob(random, centre, radius, corners));
    shapes.end_feature();
  }
  return shapes;
}

LevelAreas measure(const Shapes& polygons, const Shapes& districts, const std::vector<Level>& levels = {}) {
  std::size_t level_count = 1;
  for (const Level level : levels) level_count = std::max<std::size_t>(level_count, level + 1);
  UnionArea collector(districts.box(), level_count);
  for (std::size_t i = 0; i < polygons.size(); ++i)
    collector.add(polygons[i], levels.empty() ? 0 : levels[i]);
  return collector.areas(districts);
}

void expect_geos_agrees(const Shapes& polygons, const Shapes& districts) {
  const LevelAreas areas = measure(polygons, districts);
  for (std::size_t i = 0; i < districts.size(); ++i) {
    const double expected = geos_intersection_area(polygons, districts[i]);
    EXPECT_NEAR(areas.at(i, 0), expected, relative_tolerance * area_m2(districts[i])) << "district " << i;
  }
}

TEST(UnionArea, counts_an_overlap_once) {
  Shapes polygons;
  add_rectangle(polygons, 100, 100, 200, 200);
  add_rectangle(polygons, 150, 150, 250, 250);
  Shapes districts;
  add_rectangle(districts, 0, 0, 1000, 1000);
  // 10,000 + 10,000 − 2,500; all corners are whole metres, so no rounding at all.
  EXPECT_EQ(measure(polygons, districts).at(0, 0), 17500);
}

TEST(UnionArea, clips_to_each_district) {
  Shapes polygons;
  add_rectangle(polygons, -500, 100, 5000, 300);  // far beyond the extent on both sides, across many tiles
  Shapes districts;
  add_rectangle(districts, 0, 0, 1000, 200);
  add_rectangle(districts, 1000, 0, 1600, 1000);
  const LevelAreas areas = measure(polygons, districts);
  EXPECT_EQ(areas.at(0, 0), 1000 * 100);
  EXPECT_EQ(areas.at(1, 0), 600 * 200);
}

TEST(UnionArea, measures_overlapping_districts_each_on_its_own) {
  Shapes polygons;
  add_rectangle(polygons, 0, 0, 3000, 3000);
  Shapes districts;
  add_rectangle(districts, 0, 0, 2000, 2000);
  add_rectangle(districts, 0, 0, 2000, 2000);
  add_rectangle(districts, 1000, 1000, 2500, 2500);
  const LevelAreas areas = measure(polygons, districts);
  EXPECT_EQ(areas.at(0, 0), 4e6);
  EXPECT_EQ(areas.at(1, 0), 4e6);
  EXPECT_EQ(areas.at(2, 0), 2.25e6);
}

TEST(UnionArea, knows_holes_and_multipolygons) {
  Shapes polygons;
  append_wkt(polygons,
             "MULTIPOLYGON(((500000 3800000,501000 3800000,501000 3801000,500000 3801000,500000 3800000),"
             "(500100 3800100,500100 3800900,500900 3800900,500900 3800100,500100 3800100)),"
             "((500400 3800400,500600 3800400,500600 3800600,500400 3800600,500400 3800400)))");
  Shapes districts;
  append_wkt(districts,
             "MULTIPOLYGON(((500000 3800000,500500 3800000,500500 3801000,500000 3801000,500000 3800000),"
             "(500450 3800450,500450 3800550,500480 3800550,500480 3800450,500450 3800450)),"
             "((500950 3800000,502000 3800000,502000 3800100,500950 3800100,500950 3800000)))");
  // Left half of the frame: (1,000,000 − 640,000) / 2 = 180,000. Left half of the island: 20,000, less the
  // hole of the district 30 × 100. Right part of the district: 50 × 100.
  EXPECT_EQ(measure(polygons, districts).at(0, 0), 180000 + 20000 - 3000 + 5000);
}

TEST(UnionArea, gives_overlaps_to_the_highest_level) {
  Shapes polygons;
  add_rectangle(polygons, 0, 0, 1000, 1000);      // level 0, covers tiles wholly
  add_rectangle(polygons, 200, 200, 800, 800);    // level 2
  add_rectangle(polygons, 500, 0, 1500, 1000);    // level 1
  add_rectangle(polygons, 900, 900, 1000, 1000);  // level 0 again, hidden
  Shapes districts;
  add_rectangle(districts, 0, 0, 2000, 1000);
  const LevelAreas areas = measure(polygons, districts, {0, 2, 1, 0});
  EXPECT_EQ(areas.at(0, 2), 360000);
  EXPECT_EQ(areas.at(0, 1), 1000000 - 300 * 600);  // less 500..800 × 200..800
  EXPECT_EQ(areas.at(0, 0),
            1000000 - 500 * 1000 - 300 * 600);  // less the right half, less the rest of level 2
}

TEST(UnionArea, a_hole_in_a_higher_level_shows_the_lower_one) {
  Shapes polygons;
  add_rectangle(polygons, 0, 0, 1000, 1000);
  append_wkt(polygons,
             "POLYGON((500000 3800000,501000 3800000,501000 3801000,500000 3801000,500000 3800000),"
             "(500300 3800300,500300 3800320,500320 3800320,500320 3800300,500300 3800300))");
  Shapes districts;
  add_rectangle(districts, 0, 0, 1000, 1000);
  const LevelAreas areas = measure(polygons, districts, {0, 1});
  EXPECT_EQ(areas.at(0, 0), 400);
  EXPECT_EQ(areas.at(0, 1), 1000000 - 400);
}

TEST(UnionArea, agrees_with_geos_on_random_blobs) {
  Shapes districts = random_blobs(7, 8, 2000, 900, 60);
  for (unsigned seed = 1; seed <= 5; ++seed)
    expect_geos_agrees(random_blobs(seed, 120, 2000, 160, 24), districts);
}

TEST(UnionArea, agrees_with_geos_where_polygons_stack_deeply) {
  Shapes districts;
  add_rectangle(districts, 0, 0, 700, 700);
  expect_geos_agrees(random_blobs(11, 150, 300, 250, 40), districts);
}

TEST(UnionArea, a_thousand_copies_are_one) {
  const Shapes blobs = random_blobs(3, 1, 10, 700, 400);
  Shapes copies;
  for (int i = 0; i < 1000; ++i) copies.add_feature(blobs[0]);
  Shapes districts;
  add_rectangle(districts, -800, -800, 800, 800);
  EXPECT_EQ(measure(copies, districts).at(0, 0), measure(blobs, districts).at(0, 0));
  EXPECT_NEAR(measure(blobs, districts).at(0, 0), area_m2(blobs[0]), relative_tolerance * 1600 * 1600);
}

/// Copies of one ring, each corner moved at random by at most `noise_m`.
Shapes noisy_copies(int copies, double noise_m) {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> noise(-noise_m, noise_m);
  const std::vector<Point> ring = blob(random, map_origin + Point{300, 300}, 250, 60);
  Shapes shapes;
  for (int i = 0; i < copies; ++i) {
    std::vector<Point> moved = ring;
    for (Point& p : moved) p = p + Point{noise(random), noise(random)};
    moved.back() = moved.front();
    shapes.add_part(moved);
    shapes.end_feature();
  }
  return shapes;
}

TEST(UnionArea, is_safe_where_borders_nearly_coincide) {
  Shapes districts;
  add_rectangle(districts, 0, 0, 600, 600);
  for (const double noise_m : {1e-9, 1e-7, 1e-5, 1e-3}) {
    const Shapes copies = noisy_copies(40, noise_m);
    const double area = measure(copies, districts).at(0, 0);
    // No more than the perimeter times the noise (√2 for both axes, twice for both signs) can be gained.
    EXPECT_NEAR(area, area_m2(copies[0]), 3 * noise_m * length_m(copies[0]) + 1e-6) << noise_m;
    EXPECT_NEAR(area, geos_intersection_area(copies, districts[0]), relative_tolerance * 360000) << noise_m;
  }
}

/// Sum of the polygons' own areas in the district.
double gross_by_geos(const Shapes& polygons, ShapeView district) {
  double sum = 0;
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    Shapes alone;
    alone.add_feature(polygons[i]);
    sum += geos_intersection_area(alone, district);
  }
  return sum;
}

TEST(UnionArea, gives_the_gross_area_beside_the_union) {
  Shapes polygons;
  add_rectangle(polygons, 100, 100, 200, 200);
  add_rectangle(polygons, 150, 150, 250, 250);
  add_rectangle(polygons, 150, 150, 250, 250);
  Shapes districts;
  add_rectangle(districts, 0, 0, 1000, 1000);
  add_rectangle(districts, 200, 200, 1000, 1000);
  const LevelAreas areas = measure(polygons, districts, {0, 1, 1});
  EXPECT_EQ(areas.gross(0), 30000);
  EXPECT_EQ(areas.gross(1), 2 * 2500);
}

TEST(UnionArea, measures_deep_stacks_across_district_borders) {
  // 400 blobs over one another in two levels: the way of the outlines (stack_outline.hpp).
  const Shapes polygons = random_blobs(31, 400, 250, 200, 40);
  const Shapes districts = random_blobs(32, 3, 250, 250, 30);
  std::vector<Level> levels;
  Shapes upper;
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    levels.push_back(i % 20 == 0 ? 1 : 0);
    if (i % 20 == 0) upper.add_feature(polygons[i]);
  }
  const LevelAreas areas = measure(polygons, districts, levels);
  for (std::size_t i = 0; i < districts.size(); ++i) {
    const double tolerance_m2 = relative_tolerance * area_m2(districts[i]);
    const double top = geos_intersection_area(upper, districts[i]);
    EXPECT_NEAR(areas.at(i, 1), top, tolerance_m2);
    EXPECT_NEAR(areas.at(i, 0), geos_intersection_area(polygons, districts[i]) - top, tolerance_m2);
    EXPECT_NEAR(areas.gross(i), gross_by_geos(polygons, districts[i]), relative_tolerance * areas.gross(i));
  }
}

TEST(UnionArea, order_changes_no_bit_of_a_deep_stack) {
  const Shapes polygons = random_blobs(33, 300, 250, 200, 40);
  const Shapes districts = random_blobs(34, 3, 250, 250, 30);
  Shapes backwards;
  for (std::size_t i = polygons.size(); i-- > 0;) backwards.add_feature(polygons[i]);
  const LevelAreas areas = measure(polygons, districts);
  const LevelAreas others = measure(backwards, districts);
  for (std::size_t i = 0; i < districts.size(); ++i) {
    EXPECT_EQ(areas.at(i, 0), others.at(i, 0));
    EXPECT_EQ(areas.gross(i), others.gross(i));
  }
}

TEST(UnionArea, leaves_no_seam_between_neighbours_with_different_vertices) {
  // The border x ≈ 300 is one straight edge on the left and 97 pieces, each rounded to 1e-9 m or so, on the
  // right.
  Shapes polygons;
  std::vector<Point> left{{0, 0}, {299.3, 0}, {300.7, 600}, {0, 600}, {0, 0}};
  std::vector<Point> right{{600, 600}};
  for (int i = 97; i >= 0; --i) right.push_back(between({299.3, 0}, {300.7, 600}, i / 97.0));
  right.push_back({600, 0});
  right.push_back({600, 600});
  for (auto* ring : {&left, &right}) {
    for (Point& p : *ring) p = p + map_origin;
    polygons.add_part(*ring);
    polygons.end_feature();
  }
  Shapes districts;
  add_rectangle(districts, 0, 0, 600, 600);
  EXPECT_NEAR(measure(polygons, districts).at(0, 0), 360000, relative_tolerance * 360000);
}

TEST(UnionArea, threads_collectors_and_order_change_no_bit) {
  const Shapes polygons = random_blobs(21, 300, 2000, 150, 30);
  const Shapes districts = random_blobs(22, 6, 2000, 800, 50);
  const LevelAreas expected = measure(polygons, districts);
  UnionArea first(districts.box(), 1);
  UnionArea second(districts.box(), 1);
  for (std::size_t i = polygons.size(); i-- > 0;) (i % 3 == 0 ? first : second).add(polygons[i]);
  first.absorb(std::move(second));
  for (const std::size_t threads : {1, 4}) {
    const oneapi::tbb::global_control limit(oneapi::tbb::global_control::max_allowed_parallelism, threads);
    const LevelAreas areas = first.areas(districts);
    for (std::size_t i = 0; i < districts.size(); ++i) EXPECT_EQ(areas.at(i, 0), expected.at(i, 0));
  }
}

TEST(UnionArea, goes_on_collecting_after_absorbing) {
  Shapes polygons;
  for (int i = 0; i < 3; ++i) add_rectangle(polygons, 100 * i, 0, 100 * i + 50, 50);
  Shapes districts;
  add_rectangle(districts, 0, 0, 400, 400);
  UnionArea collector(districts.box(), 1);
  UnionArea other(districts.box(), 1);
  collector.add(polygons[0]);
  other.add(polygons[1]);
  collector.absorb(std::move(other));
  collector.add(polygons[2]);
  EXPECT_EQ(collector.areas(districts).at(0, 0), 3 * 2500);
}

TEST(UnionArea, survives_coordinates_that_are_no_places) {
  Shapes polygons;
  add_rectangle(polygons, 0, 0, 100, 100);
  for (const double bad :
       {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), 1e300}) {
    add_rectangle(polygons, 0, 0, bad, 200);
  }
  add_rectangle(polygons, -1e9, 100, 1e9, 150);  // absurd, but a place
  Shapes districts;
  add_rectangle(districts, 0, 0, 200, 200);
  EXPECT_NEAR(measure(polygons, districts).at(0, 0), 100 * 100 + 200 * 50, 1e-4);
}

TEST(UnionArea, without_districts_there_is_nothing_to_measure) {
  UnionArea collector(Box{}, 1);
  Shapes polygons;
  add_rectangle(polygons, 0, 0, 100, 100);
  collector.add(polygons[0]);
  Shapes districts;
  EXPECT_NO_THROW((void)collector.areas(districts));
  add_rectangle(districts, 0, 0, 100, 100);  // beyond the (empty) extent
  EXPECT_EQ(collector.areas(districts).at(0, 0), 0);
}

TEST(UnionArea, holds_a_huge_extent) {
  Shapes polygons;
  add_rectangle(polygons, 0, 0, 100, 100);
  add_rectangle(polygons, 4999900, 2999900, 5000100, 3000100);
  Shapes districts;
  add_rectangle(districts, 0, 0, 5000000, 3000000);
  EXPECT_EQ(measure(polygons, districts).at(0, 0), 20000);
}

TEST(UnionArea, of_one_level_is_the_same_to_the_last_bit) {
  const Shapes polygons = random_blobs(7, 400, 1500, 120, 9);
  const Shapes districts = random_blobs(8, 6, 1500, 500, 12);
  UnionArea collector(districts.box(), 3);
  for (std::size_t i = 0; i < polygons.size(); ++i) collector.add(polygons[i], static_cast<Level>(i % 3));
  const LevelAreas all = collector.areas(districts);
  for (const Level level : {0U, 1U, 2U}) {
    const LevelAreas alone = collector.areas_of(level, districts);
    for (std::size_t d = 0; d < districts.size(); ++d) {
      EXPECT_GT(all.at(d, level), 0);
      EXPECT_EQ(alone.at(d, level), all.at(d, level));
    }
  }
}

}  // namespace
}  // namespace citygauge
