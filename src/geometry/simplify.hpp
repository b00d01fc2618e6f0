// Fewer points for screen and paper: what differs by less than a tolerance is dropped, and neighbours that
// share a border still share it afterwards, so that no sliver shows between two districts.
#pragma once

#include "geometry/border_network.hpp"
#include "geometry/shapes.hpp"

namespace citygauge {

/// The same features in the same order, with the same parts, each within `tolerance_m` of the original
/// (Hausdorff distance of the borders; in millimetres where the shapes are on paper). A tolerance that is not
/// above 0 keeps all points.
///
/// Polygons: the borders are cut into arcs where three or more meet, and each arc is simplified by Douglas
/// and Peucker (1973) in a direction that does not depend on the ring it is read from, so that both sides of
/// it stay the same. No ring falls below a triangle or turns over; holes and islands smaller than the
/// tolerance stay as triangles. Lines: each part keeps its ends. Points: unchanged.
///
/// Limits: borders are shared where neighbours have the same points there; a corner of one on a straight
/// edge of the other is not seen. Arcs closer to each other than the tolerance may cross afterwards: for
/// display, not for measuring. REQUIRES finite coordinates, and rings that are closed.
[[nodiscard]] Shapes simplified(const Shapes& shapes, double tolerance_m);

/// The same of polygons whose borders are known, as when they are simplified by several tolerances. REQUIRES
/// `borders` to be theirs.
[[nodiscard]] Shapes simplified(const Shapes& polygons, const BorderNetwork& borders, double tolerance_m);

}  // namespace citygauge
