#include "geometry/parted_polygon.hpp"

#include "geometry/geos_bridge.hpp"
#include "geometry/region_rings.hpp"

namespace citygauge {
namespace {

PartedPolygon parted_by_geos(ShapeView polygon, const Shapes& others) {
  PartedPolygon parts;
  append_difference(parts.rest, polygon, others);
  Shapes united(ShapeKind::polygon);
  if (append_union(united, others)) append_intersection(parts.taken, polygon, united[0]);
  return parts;
}

}  // namespace

PartedPolygon parted(ShapeView polygon, const Shapes& others) {
  PartedPolygon parts;
  if (others.size() == 0) {
    parts.rest.add_feature(polygon);
    return parts;
  }
  const OutlineLattice lattice(polygon.box());
  const auto edges = noded_outlines(lattice, polygon, others);
  if (!edges) return parted_by_geos(polygon, others);
  const RegionBorders borders = region_borders(*edges);
  if (borders.taken.pieces.empty())
    parts.rest.add_feature(polygon);
  else
    append_region(parts.rest, borders.rest, borders.vertices, lattice);
  append_region(parts.taken, borders.taken, borders.vertices, lattice);
  return parts;
}

}  // namespace citygauge
