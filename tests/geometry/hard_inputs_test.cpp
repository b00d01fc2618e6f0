// Input that is hard on the kernels: their values against answers found otherwise. What it costs is measured
// by bench/hard_cities.py.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "geometry/disc_union.hpp"
#include "geometry/district_grid.hpp"
#include "geometry/geos_bridge.hpp"
#include "geometry/union_area.hpp"

namespace citygauge {
namespace {

constexpr Point origin{480000, 3760000};

Shapes with_ring(const std::vector<Point>& ring) {
  Shapes shapes(ShapeKind::polygon);
  shapes.add_part(ring);
  shapes.end_feature();
  return shapes;
}

Shapes square(Point corner, double side) {
  return with_ring(
      {corner, corner + Point{side, 0}, corner + Point{side, side}, corner + Point{0, side}, corner});
}

LevelAreas union_of(const Shapes& polygons, const Shapes& districts) {
  UnionArea sweep(districts.box(), 1);
  for (std::size_t i = 0; i < polygons.size(); ++i) sweep.add(polygons[i]);
  return sweep.areas(districts);
}

/// Moves by as often 1e-7 m as 1e-3 m, to either side.
class Hairbreadth {
 public:
  Point operator()() { return {one(), one()}; }

 private:
  double one() {
    const double size = std::pow(10.0, std::uniform_real_distribution<double>(-7, -3)(random_));
    return (random_() & 1U) != 0 ? size : -size;
  }
  std::mt19937_64 random_{7};
};

/// A wavy ring around the middle of a square of 2 km, each point moved by `stray`.
template <class Stray>
std::vector<Point> wavy_ring(int points, Stray&& stray) {
  std::vector<Point> ring;
  for (int i = 0; i < points; ++i) {
    const double angle = 2 * std::numbers::pi * i / points;
    const double radius = 600 + 150 * std::sin(7 * angle) + 20 * std::sin(61 * angle);
    ring.push_back(origin + Point{1000 + radius * std::cos(angle), 1000 + radius * std::sin(angle)} +
                   stray());
  }
  ring.push_back(ring.front());
  return ring;
}

Point exactly() {
  return {0, 0};
}

TEST(HardInputs, a_polygon_of_very_many_vertices_has_its_own_area) {
  const Shapes polygon = with_ring(wavy_ring(300000, exactly));
  const Shapes districts = square(origin, 2000);
  const double whole = area_m2(polygon[0]);  // by its corners alone
  EXPECT_NEAR(union_of(polygon, districts).at(0, 0), whole, 1e-9 * area_m2(districts[0]));
}

TEST(HardInputs, its_parts_in_the_districts_add_up) {
  const Shapes polygon = with_ring(wavy_ring(300000, exactly));
  Shapes districts(ShapeKind::polygon);
  for (const Point corner : {Point{0, 0}, {1000, 0}, {0, 1000}, {1000, 1000}})
    districts.add_feature(square(origin + corner, 1000)[0]);
  const LevelAreas areas = union_of(polygon, districts);
  double sum = 0;
  for (std::size_t d = 0; d < districts.size(); ++d) sum += areas.at(d, 0);
  EXPECT_NEAR(sum, area_m2(polygon[0]), 1e-9 * 4e6);
}

/// Twenty copies whose borders follow one another at 1e-7 to 1e-3 m and cross everywhere.
TEST(HardInputs, a_stack_at_a_hairbreadth_covers_what_geos_says) {
  Hairbreadth hairbreadth;
  Shapes stack(ShapeKind::polygon);
  for (int copy = 0; copy < 20; ++copy) stack.add_feature(with_ring(wavy_ring(400, hairbreadth))[0]);
  const Shapes districts = with_ring(wavy_ring(400, hairbreadth));
  const LevelAreas areas = union_of(stack, districts);
  EXPECT_NEAR(areas.at(0, 0), geos_intersection_area(stack, districts[0]), 1e-9 * area_m2(districts[0]));
  double gross = 0;
  for (std::size_t i = 0; i < stack.size(); ++i) {
    Shapes one(ShapeKind::polygon);
    one.add_feature(stack[i]);
    gross += geos_intersection_area(one, districts[0]);
  }
  EXPECT_NEAR(areas.gross(0), gross, 20e-9 * area_m2(districts[0]));
}

TEST(HardInputs, a_deep_stack_of_different_polygons_covers_what_geos_says) {
  std::mt19937_64 random(3);
  std::uniform_real_distribution<double> share(0.7, 1);
  Shapes stack(ShapeKind::polygon);
  for (int copy = 0; copy < 20; ++copy) {
    std::vector<Point> ring;
    for (int i = 0; i < 60; ++i) {
      const double angle = 2 * std::numbers::pi * i / 60, radius = 800 * share(random);
      ring.push_back(origin + Point{1000 + radius * std::cos(angle), 1000 + radius * std::sin(angle)});
    }
    ring.push_back(ring.front());
    stack.add_feature(with_ring(ring)[0]);
  }
  const Shapes districts = square(origin, 1200);
  EXPECT_NEAR(union_of(stack, districts).at(0, 0), geos_intersection_area(stack, districts[0]),
              1e-9 * area_m2(districts[0]));
}

/// A district and its neighbours share no vertex, and there are gaps and overlaps between them.
TEST(HardInputs, lines_across_borders_at_a_hairbreadth_are_as_long_as_geos_says) {
  Hairbreadth hairbreadth;
  Shapes districts(ShapeKind::polygon);
  for (int copy = 0; copy < 2; ++copy) districts.add_feature(with_ring(wavy_ring(400, hairbreadth))[0]);
  const DistrictGrid grid(districts);
  Shapes lines(ShapeKind::line);
  for (int i = 0; i < 50; ++i) {
    lines.add_part(std::vector<Point>{origin + Point{40.0 * i, 0}, origin + Point{2000 - 40.0 * i, 2000}});
    lines.end_feature();
  }
  constexpr double at_crossings_m = 10 * DistrictGrid::border_tolerance_m;  // what may count as running along
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto line = lines[i].part(0);
    std::vector<DistrictPiece> pieces;
    grid.split(line[0], line[1], pieces);
    std::vector<double> lengths(districts.size());
    for (const DistrictPiece& piece : pieces)
      lengths[piece.district] += (piece.to - piece.from) * distance(line[0], line[1]);
    for (std::size_t d = 0; d < districts.size(); ++d)
      EXPECT_NEAR(lengths[d], geos_length_within(lines[i], districts[d]), at_crossings_m) << i << " in " << d;
  }
}

TEST(HardInputs, stops_on_one_spot_cover_what_one_stop_covers) {
  const Shapes district = square(origin, 2000);
  const Point spot = origin + Point{1234.5, 321.25};
  const DiscUnion one({spot}, 500), many(std::vector<Point>(100000, spot), 500);
  EXPECT_EQ(many.area_within(district[0]), one.area_within(district[0])) << "to the last bit";
}

/// Fifty thousand stops in a lattice over one square metre cover what lies within 500 m of the square, less
/// scallops of 1e-8 m between them: by Steiner's formula pi r^2 + 4 r + 1.
TEST(HardInputs, stops_all_over_a_square_cover_what_is_near_the_square) {
  constexpr int across = 224;
  std::vector<Point> stops;
  for (int i = 0; i < across; ++i)
    for (int j = 0; j < across; ++j)
      stops.push_back(origin + Point{1000 + i / (across - 1.0), 1000 + j / (across - 1.0)});
  const Shapes district = square(origin, 2000);
  EXPECT_NEAR(DiscUnion(stops, 500).area_within(district[0]), std::numbers::pi * 500 * 500 + 4 * 500 + 1,
              1e-9 * area_m2(district[0]));
}

}  // namespace
}  // namespace citygauge
