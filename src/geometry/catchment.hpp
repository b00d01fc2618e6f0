// All places within a distance of a polygon, as simple pieces whose union it is: the polygon itself, a
// rectangle along each edge, and a fan of a disc at each corner that stands out. Of points: discs.
//
// The pieces overlap; a union sweep counts them once. Nothing is overlaid, so nothing can fail, and the edges
// are never simplified (GEOS drops dents of up to 1 % of the distance before it buffers).
#pragma once

#include "geometry/shapes.hpp"

namespace citygauge {

/// The catchment's border is at most this far from the true one, and only along arcs: the corners of a fan
/// stand out and its chords lie in, so that every whole step of an arc has its exact area.
constexpr double catchment_tolerance_m = 0.01;

/// Appends the pieces, each a polygon feature. REQUIRES a valid polygon or points, and distance_m > 0.
void append_catchment(Shapes& pieces, ShapeView area, double distance_m);

}  // namespace citygauge
