// One point that stands for a whole feature: where a building or a village counts.
#pragma once

#include <optional>

#include "geometry/shapes.hpp"

namespace citygauge {

/// A point of the feature: of points the first; of lines the middle of the whole length; of polygons the
/// centroid if it lies inside and not on the border, else the middle of the widest piece of a horizontal near
/// it that meets no vertex: always strictly inside, as far as the polygon is wider than the spacing of
/// doubles. The same for the same rings in whatever order and wherever they begin. nullopt for an empty
/// feature.
[[nodiscard]] std::optional<Point> inner_point(ShapeView feature);

}  // namespace citygauge
