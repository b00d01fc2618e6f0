#include "measures/whole_features.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "geometry/district_grid.hpp"

namespace citygauge {
namespace {

void add(Shapes& districts, std::vector<Point> ring, double angle) {
  for (Point& p : ring)
    p = {500123.4 + p.x * std::cos(angle) - p.y * std::sin(angle),
         3478912.9 + p.x * std::sin(angle) + p.y * std::cos(angle)};
  ring.push_back(ring.front());
  districts.add_part(ring);
  districts.end_feature();
}

// Three districts: one with a straight side, and two that share it, with corners of their own.
TEST(DistrictsOf, a_point_on_a_border_are_one_whatever_corners_the_border_has) {
  for (int turn = 0; turn < 40; ++turn) {
    const double angle = 0.1 + 0.15 * turn;
    Shapes districts(ShapeKind::polygon);
    add(districts, {{0, 0}, {500, 0}, {500, 1000}, {0, 1000}}, angle);
    add(districts, {{500, 0}, {1000, 0}, {1000, 500}, {500, 500}, {500, 331.7}}, angle);
    add(districts, {{500, 500}, {1000, 500}, {1000, 1000}, {500, 1000}, {500, 777.7}}, angle);
    const DistrictGrid grid(districts);
    for (int i = 0; i <= 1000; i += 50) {
      std::vector<std::uint32_t> found;
      districts_of(Point{500123.4 + 500 * std::cos(angle) - i * std::sin(angle),
                         3478912.9 + 500 * std::sin(angle) + i * std::cos(angle)},
                   grid, found);
      EXPECT_EQ(found.size(), 1U) << angle << ' ' << i;
    }
  }
}

TEST(DistrictsOf, a_point_in_overlapping_districts_are_all_of_them) {
  Shapes districts(ShapeKind::polygon);
  add(districts, {{0, 0}, {1000, 0}, {1000, 1000}, {0, 1000}}, 0);
  add(districts, {{0, 0}, {500, 0}, {500, 1000}, {0, 1000}}, 0);
  const DistrictGrid grid(districts);
  std::vector<std::uint32_t> found;
  districts_of(Point{500123.4 + 100, 3478912.9 + 100}, grid, found);
  EXPECT_EQ(found.size(), 2U);
}

}  // namespace
}  // namespace citygauge
