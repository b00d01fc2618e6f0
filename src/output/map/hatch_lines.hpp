// Hatches as lines: computed, not filled with a pattern, because a pattern becomes a picture in PDF and SVG.
#pragma once

#include <vector>

#include "geometry/shapes.hpp"

namespace citygauge {

struct HatchLine {
  Point from, to;
};

/// The parallel lines of a hatch inside a polygon on paper (mm, y downwards), `spacing_mm` apart, turned
/// counter-clockwise from horizontal as seen. One of the lines passes through the sheet's corner (0, 0), so
/// that the hatches of neighbouring polygons meet. A spacing below 0.3 mm is drawn as 0.3 mm: closer lines
/// run together in print.
[[nodiscard]] std::vector<HatchLine> hatch_lines(ShapeView polygon, double angle_degrees, double spacing_mm);

}  // namespace citygauge
