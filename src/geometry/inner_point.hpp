// One point that stands for a whole feature: where a building or a village counts.
#pragma once

#include <optional>

#include "geometry/shapes.hpp"

namespace citygauge {

/// A point of the feature: of points the first; of lines the middle of the whole length; of polygons the
/// centroid if it lies inside, else the middle of the widest piece of the horizontal through it. The same for
/// the same coordinates wherever parts begin. nullopt for an empty feature.
[[nodiscard]] std::optional<Point> inner_point(ShapeView feature);

}  // namespace citygauge
