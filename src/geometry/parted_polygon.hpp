// A polygon parted by the union of others into what they leave and what they take of it.
//
// The outlines are put on a lattice of a nanometre and cut at one another with exact integers; one sweep
// tells which pieces bound what. GEOS, whose overlay takes ten times as long, is asked where rounding keeps
// making new crossings.
#pragma once

#include "geometry/shapes.hpp"

namespace citygauge {

struct PartedPolygon {
  Shapes rest{ShapeKind::polygon};   // one feature, or none when nothing is left
  Shapes taken{ShapeKind::polygon};  // likewise
};

/// REQUIRES valid polygons; the others may overlap one another. A vertex is where it was to within half a
/// nanometre, or to the last bit of its own coordinates where these are coarser (beyond 8,000 km); where
/// nothing is taken the rest is `polygon` itself.
[[nodiscard]] PartedPolygon parted(ShapeView polygon, const Shapes& others);

}  // namespace citygauge
