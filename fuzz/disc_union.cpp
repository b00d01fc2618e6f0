// The union of exact discs inside a polygon, between the unions of polygons drawn in and about them.
#include "geometry/disc_union.hpp"

#include <array>
#include <numbers>
#include <vector>

#include "expect.hpp"
#include "read_shapes.hpp"
#include "slab_oracle.hpp"
#include "targets.hpp"

namespace citygauge::fuzz {
namespace {

/// Area that many-sided polygons of this circumradius cover.
double drawn_area_m2(const std::vector<Point>& centres, double circumradius, ShapeView polygon) {
  constexpr int sides = 24;
  Shapes discs;
  for (const Point centre : centres) {
    std::vector<Point> ring;
    for (int i = 0; i < sides; ++i) {
      const double angle = 2 * std::numbers::pi * i / sides;
      ring.push_back(centre + Point{std::cos(angle), std::sin(angle)} * circumradius);
    }
    ring.push_back(ring.front());
    discs.add_part(ring);
    discs.end_feature();
  }
  return slab_union_area_m2(discs, polygon);
}

void check_area(const DiscUnion& discs, const std::vector<Point>& centres, ShapeView polygon,
                const Lattice& lattice) {
  const double whole = area_m2(polygon), radius = discs.radius_m();
  const double area = discs.area_within(polygon);
  const double tolerance =
      1e-9 * whole +
      8 * lattice.spacing_m() * (length_m(polygon) + static_cast<double>(centres.size()) * 7 * radius);
  expect(0 <= area && area <= whole + tolerance, fmt::format("{} of {} m² is covered", area, whole));
  const double inscribed = drawn_area_m2(centres, radius, polygon);
  const double about = drawn_area_m2(centres, radius / std::cos(std::numbers::pi / 24), polygon);
  expect(area >= inscribed - tolerance, fmt::format("{:.17g} >= {:.17g} drawn in", area, inscribed));
  expect(area <= about + tolerance, fmt::format("{:.17g} <= {:.17g} drawn about", area, about));
}

}  // namespace

void fuzz_disc_union(Input input) {
  static constexpr std::array radii{1.0, 5.0, 25.0, 50.0, 65.0, 100.0, 1000.0};  // 65² = 16² + 63² and more
  Bytes bytes(input);
  const Lattice lattice = take_lattice(bytes);
  const double radius = radii[bytes.choice(radii.size())] * lattice.step;
  std::vector<Point> centres;
  for (std::size_t count = bytes.choice(10); count > 0; --count) centres.push_back(lattice.take(bytes));
  const Shapes polygons = take_shapes(bytes, lattice, ShapeKind::polygon, 2);
  const DiscUnion discs(centres, radius);
  const DiscUnion reversed({centres.rbegin(), centres.rend()}, radius);
  for (const Point centre : centres) expect(discs.covers(centre), "a disc covers its centre");
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    check_area(discs, centres, polygons[i], lattice);
    expect(discs.area_within(polygons[i]) == reversed.area_within(polygons[i]),
           "the order of centres changes no digit");
  }
}

}  // namespace citygauge::fuzz
