// Whether two features are within a distance of each other, as the crow flies, from outline to outline.
#pragma once

#include "geometry/shapes.hpp"

namespace citygauge {

/// Whether some point of `a` is at most `limit_m` from some point of `b`; polygons are solid, so a point
/// inside is at distance 0. False when one of them is empty.
[[nodiscard]] bool within_distance(ShapeView a, ShapeView b, double limit_m);

}  // namespace citygauge
