// surely_valid against GEOS: whenever it says yes, GEOS agrees; on ordinary polygons it does say yes.
#include "geometry/validity.hpp"

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

/// Points on a coarse lattice, so that touching, overlapping and repeated edges are common.
Point lattice_point(int size) {
  return {static_cast<double>(*rc::gen::inRange(0, size)), static_cast<double>(*rc::gen::inRange(0, size))};
}

std::vector<Point> lattice_ring(int corners, int size) {
  std::vector<Point> ring;
  for (int i = 0; i < corners; ++i) ring.push_back(lattice_point(size));
  ring.push_back(ring.front());
  return ring;
}

/// An axis-parallel rectangle on the lattice, possibly flat.
std::vector<Point> lattice_rectangle(int size, bool clockwise) {
  const Point a = lattice_point(size);
  const Point b = lattice_point(size);
  const Box box{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x), std::max(a.y, b.y)};
  std::vector<Point> ring{
      {box.min_x, box.min_y}, {box.max_x, box.min_y}, {box.max_x, box.max_y}, {box.min_x, box.max_y}};
  if (clockwise) std::swap(ring[1], ring[3]);
  ring.push_back(ring.front());
  return ring;
}

std::vector<Point> star(Point centre, double radius, int corners) {
  std::vector<Point> ring;
  for (int i = 0; i < corners; ++i) {
    const double angle = 2 * std::numbers::pi * i / corners;
    const double share = *rc::gen::inRange(400, 1001) / 1000.0;
    ring.push_back(centre + Point{std::cos(angle), std::sin(angle)} * (radius * share));
  }
  ring.push_back(ring.front());
  return ring;
}

constexpr int rings_per_case = 30;

RC_GTEST_PROP(SurelyValidProperty, agrees_with_geos_on_rings_of_lattice_points, ()) {
  Shapes shapes;
  for (int i = 0; i < rings_per_case; ++i) {
    shapes.add_part(lattice_ring(*rc::gen::inRange(3, 8), 6));
    shapes.end_feature();
  }
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (surely_valid(shapes[i])) RC_ASSERT(!polygon_problem(shapes[i]));
  }
}

RC_GTEST_PROP(SurelyValidProperty, agrees_with_geos_on_nests_of_rectangles, ()) {
  Shapes shapes;
  for (int i = 0; i < rings_per_case; ++i) {
    shapes.add_part(lattice_rectangle(16, false));
    const int others = *rc::gen::inRange(1, 4);
    for (int k = 0; k < others; ++k) shapes.add_part(lattice_rectangle(16, *rc::gen::arbitrary<bool>()));
    shapes.end_feature();
  }
  int sure = 0;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (!surely_valid(shapes[i])) continue;
    ++sure;
    RC_ASSERT(!polygon_problem(shapes[i]));
  }
  RC_CLASSIFY(sure > 0, "some are sure");
}

RC_GTEST_PROP(SurelyValidProperty, is_sure_of_stars_with_a_hole, ()) {
  const Point centre{500000.0 + *rc::gen::inRange(0, 10000), 3800000.0 + *rc::gen::inRange(0, 10000)};
  const int corners = *rc::gen::inRange(5, 60);
  Shapes shapes;
  shapes.add_part(star(centre, 100, corners));
  std::vector<Point> hole = star(centre, 10, 12);
  std::reverse(hole.begin(), hole.end());
  shapes.add_part(hole);
  shapes.end_feature();
  RC_ASSERT(!polygon_problem(shapes[0]));
  RC_ASSERT(surely_valid(shapes[0]));
}

RC_GTEST_PROP(SurelyValidProperty, does_not_depend_on_where_a_ring_begins, ()) {
  std::vector<Point> ring = lattice_ring(*rc::gen::inRange(3, 8), 6);
  Shapes shapes;
  shapes.add_part(ring);
  shapes.end_feature();
  ring.pop_back();
  std::rotate(ring.begin(), ring.begin() + 1, ring.end());
  ring.push_back(ring.front());
  shapes.add_part(ring);
  shapes.end_feature();
  RC_ASSERT(surely_valid(shapes[0]) == surely_valid(shapes[1]));
}

}  // namespace
}  // namespace citygauge
