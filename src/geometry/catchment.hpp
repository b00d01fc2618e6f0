// All places within a distance of a polygon, as simple pieces whose union it is: the polygon itself, a
// rectangle along each edge, and a fan of a disc at each corner that stands out.
//
// The pieces overlap; a union sweep counts them once. Nothing is overlaid, so nothing can fail, and the edges
// are never simplified (GEOS drops dents of up to 1 % of the distance before it buffers).
#pragma once

#include "geometry/shapes.hpp"

namespace citygauge {

/// The catchment's border is at most this far from the true one, and only along arcs: the corners of a fan
/// stand out and its chords lie in, so that every whole step of an arc has its exact area.
constexpr double catchment_tolerance_m = 0.01;

/// Appends the pieces, each a polygon feature. REQUIRES a valid polygon and distance_m > 0.
void append_catchment(Shapes& pieces, ShapeView polygon, double distance_m);

/// Appends a disc as one polygon feature, within the same tolerance and with its exact area.
void append_disc(Shapes& pieces, Point centre, double radius_m);

}  // namespace citygauge
