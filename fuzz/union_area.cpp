// The slab sweep against plain slabs: area of the union, its levels, and the sum of the parts.
#include "geometry/union_area.hpp"

#include <vector>

#include "expect.hpp"
#include "read_shapes.hpp"
#include "slab_oracle.hpp"
#include "targets.hpp"

namespace citygauge::fuzz {
namespace {

constexpr std::size_t levels = 3;

/// What rounding of local coordinates to doubles can do, and 1e-9 of the district; of districts
/// smaller than a hand, what rounding of each term to 2^-40 m² can do (core/exact_sum.hpp).
double tolerance_m2(const Shapes& polygons, ShapeView district, const Lattice& lattice) {
  return 1e-9 * area_m2(district) + 1e-11 + 8 * lattice.spacing_m() * border_length_m(polygons, district);
}

double gross_m2(const Shapes& polygons, ShapeView district) {
  double sum = 0;
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    Shapes alone;
    alone.add_feature(polygons[i]);
    sum += slab_union_area_m2(alone, district);
  }
  return sum;
}

}  // namespace

void fuzz_union_area(Input input) {
  Bytes bytes(input);
  const Lattice lattice = take_lattice(bytes);
  const Shapes districts = take_shapes(bytes, lattice, ShapeKind::polygon, 2);
  const Shapes polygons = take_shapes(bytes, lattice, ShapeKind::polygon, 5);
  UnionArea levelled(districts.box(), levels), backwards(districts.box(), levels);
  for (std::size_t i = 0; i < polygons.size(); ++i) levelled.add(polygons[i], static_cast<Level>(i % levels));
  for (std::size_t i = polygons.size(); i-- > 0;) backwards.add(polygons[i], static_cast<Level>(i % levels));
  const LevelAreas areas = levelled.areas(districts), again = backwards.areas(districts);
  for (std::size_t d = 0; d < districts.size(); ++d) {
    double together = 0;
    for (Level level = 0; level < levels; ++level) {
      expect(areas.at(d, level) == again.at(d, level), "the order of polygons changes no digit");
      together += areas.at(d, level);
    }
    const double tolerance = tolerance_m2(polygons, districts[d], lattice);
    expect_near(together, slab_union_area_m2(polygons, districts[d]), tolerance, "area of the union");
    expect_near(areas.gross(d), gross_m2(polygons, districts[d]), tolerance, "sum of the parts");
  }
}

}  // namespace citygauge::fuzz
