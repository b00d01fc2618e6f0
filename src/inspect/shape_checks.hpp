// What can be wrong with the shapes of one layer: invalid polygons, features twice, lines that all but meet,
// districts that overlap or leave gaps. Shapes are in a metric CRS.
#pragma once

#include "inspect/inspection.hpp"

namespace citygauge {

/// Features without a usable shape, by kind, and invalid polygons by GEOS's reason.
void check_geometry(InspectedLayer& layer);

/// Features whose shape is another one's, whatever its direction and first point: "duplicate_feature" with
/// all its attributes, "same_geometry" (a note) with others.
void check_duplicates(InspectedLayer& layer);

/// Ends of lines that miss another line by less than a metre, and how many ends there are.
void check_dangles(InspectedLayer& layer);

/// Overlaps of polygons, gaps between them narrower than a metre, and holes that they enclose.
void check_tiling(InspectedLayer& layer);

}  // namespace citygauge
