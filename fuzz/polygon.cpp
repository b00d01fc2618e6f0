// What is asked of a single polygon: its inner point, its simplified form, its width.
#include <algorithm>
#include <vector>

#include "expect.hpp"
#include "geometry/inner_point.hpp"
#include "geometry/local_width.hpp"
#include "geometry/simplify.hpp"
#include "read_shapes.hpp"
#include "targets.hpp"

namespace citygauge::fuzz {
namespace {

/// The same polygon with each ring begun elsewhere.
Shapes begun_elsewhere(ShapeView polygon) {
  Shapes turned;
  for (std::size_t i = 0; i < polygon.part_count(); ++i) {
    const auto ring = polygon.part(i);
    std::vector<Point> points(ring.begin(), ring.end() - 1);
    std::rotate(points.begin(), points.begin() + 1, points.end());
    points.push_back(points.front());
    turned.add_part(points);
  }
  turned.end_feature();
  return turned;
}

void check_inner_point(ShapeView polygon, const Lattice& lattice) {
  const auto found = inner_point(polygon);
  expect(found.has_value(), "a polygon has an inner point");
  expect(contains(polygon, *found) || distance_to_edges(polygon, *found) <= 4 * lattice.spacing_m(),
         "the inner point lies inside");
  const auto again = inner_point(begun_elsewhere(polygon)[0]);
  expect(again == found, "where a ring begins does not move the inner point");
}

void check_simplified(const Shapes& polygon, double tolerance_m, const Lattice& lattice) {
  const Shapes fewer = simplified(polygon, tolerance_m);
  expect(fewer[0].part_count() == polygon[0].part_count(), "simplification keeps every ring");
  expect(fewer[0].points().size() <= polygon[0].points().size(), "simplification adds no points");
  for (std::size_t i = 0; i < fewer[0].part_count(); ++i)
    expect(fewer[0].part(i).size() >= 4, "no ring falls below a triangle");
  for (const Point p : polygon[0].points()) {
    const double off = distance_to_edges(fewer[0], p);
    expect(off <= tolerance_m + 8 * lattice.spacing_m(), fmt::format("a point is {} m off", off));
  }
}

/// What the header states: the two walls make the axis, and the closer they are the less it is held.
double width_tolerance_m(const WidthPlace& place, double grid_m) {
  const double apart = distance(place.wall_a, place.wall_b);
  return 10 * apart >= place.width_m ? std::max(2e-3, 10 * grid_m) : 10 * grid_m * place.width_m / apart;
}

double size_of(std::span<const Point> ring) {
  Box box;
  for (const Point p : ring) box.add(p);
  return std::max(box.width(), box.height());
}

void check_widths(ShapeView polygon) {
  const double grid_m = std::max(1e-4, size_of(polygon.points()) / 1.4e8);
  for (std::size_t i = 0; i < polygon.part_count(); ++i)
    if (size_of(polygon.part(i)) < grid_m) return;  // such a hole is no wall
  for (const WidthStretch& stretch : width_stretches(polygon)) {
    for (const double share : {0.0, 0.37, 1.0}) {
      const WidthPlace place = stretch.at(share);
      expect_near(place.width_m, 2 * distance_to_edges(polygon, place.place),
                  width_tolerance_m(place, grid_m), "the width is twice the distance to the border");
    }
  }
}

}  // namespace

void fuzz_polygon(Input input) {
  Bytes bytes(input);
  const Lattice lattice = take_lattice(bytes);
  const double tolerance_m = lattice.step * static_cast<double>(bytes.choice(20));
  const Shapes polygon = take_shapes(bytes, lattice, ShapeKind::polygon, 1);
  if (polygon.size() == 0) return;
  check_inner_point(polygon[0], lattice);
  check_simplified(polygon, tolerance_m, lattice);
  check_widths(polygon[0]);
}

}  // namespace citygauge::fuzz
