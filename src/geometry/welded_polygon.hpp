// Closes the hairlines in a polygon: gaps between its parts, or slits into one of them, so thin that no one
// drew them. They are what rounding leaves where neighbours with other corners on their common border were
// put together; without them such a corridor would be cut there, and such a plaza be two.
#pragma once

#include <optional>

#include "geometry/shapes.hpp"

namespace citygauge {

constexpr double widest_hairline_m = 1e-3;

/// The polygon without its hairlines, as one feature; nullopt where it has none. Its walls on both sides of a
/// hairline are put on one another, so corners move by up to `widest_hairline_m`; elsewhere, by no more than
/// what parted() moves them. Thin places of the polygon itself stay as they are. REQUIRES a valid polygon.
[[nodiscard]] std::optional<Shapes> welded(ShapeView polygon);

}  // namespace citygauge
