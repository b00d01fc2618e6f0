// What must hold of every union area, whatever the polygons: conservation, independence of order and of
// copies, translation, and the bounds that follow from counting each place once.
#include "geometry/union_area.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>
#include <vector>

#include "geometry/geos_bridge.hpp"

namespace citygauge {
namespace {

constexpr double relative_tolerance = 1e-9;  // of the district's area
constexpr double extent_m = 1200;            // some 5 × 5 tiles
constexpr double extent_m2 = extent_m * extent_m;
constexpr Point map_origin{500000, 3800000};

double millimetres(double from, double to) {
  return *rc::gen::inRange(static_cast<int>(from * 1000), static_cast<int>(to * 1000)) / 1000.0;
}

/// A valid star-shaped polygon with coordinates in whole millimetres, now and then with a hole.
std::vector<std::vector<Point>> any_polygon() {
  const Point centre = map_origin + Point{millimetres(0, extent_m), millimetres(0, extent_m)};
  const double radius = *rc::gen::element(30.0, 120.0, 400.0);
  const int corners = *rc::gen::inRange(3, 16);
  const auto ring = [&](double outer) {
    std::vector<Point> points;
    for (int i = 0; i < corners; ++i) {
      const double angle = 2 * std::numbers::pi * i / corners;
      const Point p = centre + Point{std::cos(angle), std::sin(angle)} * (outer * millimetres(0.5, 1));
      points.push_back({std::round(p.x * 1000) / 1000, std::round(p.y * 1000) / 1000});
    }
    points.push_back(points.front());
    return points;
  };
  std::vector<std::vector<Point>> rings{ring(radius)};
  if (*rc::gen::inRange(0, 4) == 0) {
    rings.push_back(ring(radius / 5));  // within half of the least inner radius for three corners and more
    std::reverse(rings.back().begin(), rings.back().end());
  }
  return rings;
}

Shapes any_polygons(int most) {
  Shapes shapes;
  const int count = *rc::gen::inRange(1, most + 1);
  for (int i = 0; i < count; ++i) {
    for (const auto& ring : any_polygon()) shapes.add_part(ring);
    shapes.end_feature();
  }
  return shapes;
}

/// Whole coordinates within the extent, made into upright borders of districts that tile it.
Shapes tiling_districts() {
  std::vector<double> cuts{0, extent_m};
  const int inner = *rc::gen::inRange(1, 6);
  for (int i = 0; i < inner; ++i) cuts.push_back(millimetres(0, extent_m));
  std::sort(cuts.begin(), cuts.end());
  const double lean = millimetres(0, 200);  // borders are not upright, so that they cross tiles askew
  Shapes shapes;
  for (std::size_t i = 1; i < cuts.size(); ++i) {
    const double low_lean = i == 1 ? 0 : std::min(lean, extent_m - cuts[i - 1]);
    const double high_lean = i + 1 == cuts.size() ? 0 : std::min(lean, extent_m - cuts[i]);
    const Point a = map_origin + Point{cuts[i - 1], 0};
    const Point b = map_origin + Point{cuts[i], 0};
    const Point c = map_origin + Point{cuts[i] + high_lean, extent_m};
    const Point d = map_origin + Point{cuts[i - 1] + low_lean, extent_m};
    shapes.add_part(std::vector<Point>{a, b, c, d, a});
    shapes.end_feature();
  }
  return shapes;
}

Shapes whole_extent() {
  const Point a = map_origin;
  const Point c = map_origin + Point{extent_m, extent_m};
  Shapes shapes;
  shapes.add_part(std::vector<Point>{a, {c.x, a.y}, c, {a.x, c.y}, a});
  shapes.end_feature();
  return shapes;
}

std::vector<Level> any_levels(std::size_t count, Level levels) {
  std::vector<Level> chosen(count);
  for (Level& level : chosen) level = *rc::gen::inRange<Level>(0, levels);
  return chosen;
}

LevelAreas measure(const Shapes& polygons, const Shapes& districts, const std::vector<Level>& levels,
                   std::size_t level_count) {
  UnionArea collector(districts.box(), level_count);
  for (std::size_t i = 0; i < polygons.size(); ++i) collector.add(polygons[i], levels[i]);
  return collector.areas(districts);
}

LevelAreas measure(const Shapes& polygons, const Shapes& districts) {
  return measure(polygons, districts, std::vector<Level>(polygons.size(), 0), 1);
}

bool near(double a, double b) {
  return std::abs(a - b) <= relative_tolerance * extent_m2;
}

RC_GTEST_PROP(UnionAreaProperty, agrees_with_geos, ()) {
  const Shapes polygons = any_polygons(20);
  const Shapes districts = any_polygons(4);
  const LevelAreas areas = measure(polygons, districts);
  for (std::size_t i = 0; i < districts.size(); ++i) {
    const double expected = geos_intersection_area(polygons, districts[i]);
    RC_ASSERT(std::abs(areas.at(i, 0) - expected) <= relative_tolerance * area_m2(districts[i]));
  }
}

RC_GTEST_PROP(UnionAreaProperty, districts_that_tile_sum_to_their_union, ()) {
  const Shapes polygons = any_polygons(20);
  const Shapes districts = tiling_districts();
  const LevelAreas areas = measure(polygons, districts);
  double sum = 0;
  for (std::size_t i = 0; i < districts.size(); ++i) sum += areas.at(i, 0);
  RC_ASSERT(near(sum, measure(polygons, whole_extent()).at(0, 0)));
}

RC_GTEST_PROP(UnionAreaProperty, moving_everything_by_whole_metres_changes_nothing, ()) {
  const Shapes polygons = any_polygons(15);
  const Shapes districts = tiling_districts();
  const Point shift{static_cast<double>(*rc::gen::inRange(-200000, 200000)),
                    static_cast<double>(*rc::gen::inRange(-2000000, 200000))};
  const auto moved = [&](Shapes shapes) {
    for (Point& p : shapes.mutable_points()) p = p + shift;
    return shapes;
  };
  const LevelAreas here = measure(polygons, districts);
  const LevelAreas there = measure(moved(polygons), moved(districts));
  for (std::size_t i = 0; i < districts.size(); ++i) RC_ASSERT(near(here.at(i, 0), there.at(i, 0)));
}

RC_GTEST_PROP(UnionAreaProperty, neither_order_nor_collector_changes_a_bit, ()) {
  const Shapes polygons = any_polygons(20);
  const Shapes districts = tiling_districts();
  const std::vector<Level> levels = any_levels(polygons.size(), 3);
  const LevelAreas expected = measure(polygons, districts, levels, 3);
  UnionArea first(districts.box(), 3);
  UnionArea second(districts.box(), 3);
  for (std::size_t i = polygons.size(); i-- > 0;) {
    (*rc::gen::arbitrary<bool>() ? first : second).add(polygons[i], levels[i]);
  }
  second.absorb(std::move(first));
  const LevelAreas areas = second.areas(districts);
  for (std::size_t i = 0; i < districts.size(); ++i) {
    for (Level level = 0; level < 3; ++level) RC_ASSERT(areas.at(i, level) == expected.at(i, level));
  }
}

RC_GTEST_PROP(UnionAreaProperty, levels_sum_to_the_union, ()) {
  const Shapes polygons = any_polygons(20);
  const Shapes districts = tiling_districts();
  const LevelAreas by_level = measure(polygons, districts, any_levels(polygons.size(), 4), 4);
  const LevelAreas together = measure(polygons, districts);
  for (std::size_t i = 0; i < districts.size(); ++i) {
    double sum = 0;
    for (Level level = 0; level < 4; ++level) sum += by_level.at(i, level);
    RC_ASSERT(near(sum, together.at(i, 0)));
  }
}

RC_GTEST_PROP(UnionAreaProperty, the_topmost_level_is_as_large_as_alone, ()) {
  const Shapes polygons = any_polygons(15);
  const std::vector<Level> levels = any_levels(polygons.size(), 2);
  Shapes upper;
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    if (levels[i] == 1) upper.add_feature(polygons[i]);
  }
  const double expected = measure(upper, whole_extent()).at(0, 0);
  RC_ASSERT(near(measure(polygons, whole_extent(), levels, 2).at(0, 1), expected));
}

RC_GTEST_PROP(UnionAreaProperty, copies_change_nothing, ()) {
  const Shapes polygons = any_polygons(10);
  const Shapes districts = tiling_districts();
  Shapes copied;
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    const int copies = *rc::gen::inRange(1, 4);
    for (int k = 0; k < copies; ++k) copied.add_feature(polygons[i]);
  }
  const LevelAreas once = measure(polygons, districts);
  const LevelAreas often = measure(copied, districts);
  for (std::size_t i = 0; i < districts.size(); ++i) RC_ASSERT(once.at(i, 0) == often.at(i, 0));
}

RC_GTEST_PROP(UnionAreaProperty, a_union_is_at_most_the_sum_and_at_least_each_part, ()) {
  const Shapes polygons = any_polygons(12);
  const Shapes districts = whole_extent();
  const double together = measure(polygons, districts).at(0, 0);
  double sum = 0;
  double largest = 0;
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    Shapes alone;
    alone.add_feature(polygons[i]);
    const double area = measure(alone, districts).at(0, 0);
    sum += area;
    largest = std::max(largest, area);
  }
  const double slack = relative_tolerance * extent_m2;
  RC_ASSERT(together <= sum + slack);
  RC_ASSERT(together >= largest - slack);
  RC_ASSERT(together <= extent_m2 + slack);
}

}  // namespace
}  // namespace citygauge
