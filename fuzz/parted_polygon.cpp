// A polygon parted by others against plain slabs: what is taken is their union inside it, nothing is lost.
#include "geometry/parted_polygon.hpp"

#include "expect.hpp"
#include "read_shapes.hpp"
#include "slab_oracle.hpp"
#include "targets.hpp"

namespace citygauge::fuzz {
namespace {

constexpr double lattice_step_m = 1e-9;  // parted_polygon.hpp

double area_of(const Shapes& part) {
  return part.size() == 0 ? 0 : area_m2(part[0]);
}

/// Borders move by less than a step of the lattice or of the coordinates.
double tolerance_m2(ShapeView whole, const Shapes& others, const Lattice& lattice) {
  const double moved_m = 8 * (lattice_step_m + lattice.spacing_m());
  return 1e-9 * area_m2(whole) + moved_m * border_length_m(others, whole);
}

}  // namespace

void fuzz_parted_polygon(Input input) {
  Bytes bytes(input);
  const Lattice lattice = take_lattice(bytes);
  const Shapes wholes = take_shapes(bytes, lattice, ShapeKind::polygon, 1);
  const Shapes others = take_shapes(bytes, lattice, ShapeKind::polygon, 6);
  if (wholes.size() == 0) return;
  const ShapeView whole = wholes[0];
  const PartedPolygon parts = parted(whole, others);
  const double tolerance = tolerance_m2(whole, others, lattice);
  expect_near(area_of(parts.taken), slab_union_area_m2(others, whole), tolerance, "what is taken");
  expect_near(area_of(parts.rest) + area_of(parts.taken), area_m2(whole), tolerance, "both parts");
}

}  // namespace citygauge::fuzz
