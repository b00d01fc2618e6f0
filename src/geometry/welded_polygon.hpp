// Closes the hairlines in a polygon: gaps between its parts, or slits into one of them, so thin that no one
// drew them. They are what rounding leaves where neighbours with other corners on their common border were
// put together; without them such a corridor would be cut there, and such a plaza be two.
#pragma once

#include "geometry/shapes.hpp"

namespace citygauge {

/// Whether a corner lies beside a wall across a gap of less than 1.5 mm, or a hole is as thin. Quick; now and
/// then it is true of a polygon without any, whose corners are as dense.
[[nodiscard]] bool may_have_hairlines(ShapeView polygon);

/// One feature: the polygon with gaps of less than 1.5 mm closed. Other walls stay where they are but for 10
/// µm where they bend hardly at all. REQUIRES a valid polygon.
[[nodiscard]] Shapes welded(ShapeView polygon);

/// The pieces of a polygon, each a feature: gaps of less than 1.5 mm closed, and parted where less than 8 mm
/// hold it together, such as a point does. REQUIRES a valid polygon.
[[nodiscard]] Shapes firm_pieces(ShapeView polygon);

}  // namespace citygauge
