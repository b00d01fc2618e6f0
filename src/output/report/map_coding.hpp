// Coordinates for the report's map: whole decimetres from an origin near the city, each point as its distance
// from the one before, so that a border takes few bytes.
#pragma once

#include <string>

#include "geometry/shapes.hpp"

namespace citygauge::html {

struct MapFrame {
  Point origin;  // in the working CRS; whole kilometres, so that it is easy to read
};

inline constexpr double map_unit_m = 0.1;

/// The frame of all that lies in `extent`.
[[nodiscard]] MapFrame frame_of(const Box& extent);

/// One feature: "[[x,y,dx,dy,...],...]", a list per part. Of a ring the last point, which repeats the first,
/// is left out, and so are points that fall on the one before.
[[nodiscard]] std::string coded(ShapeView feature, const MapFrame& frame);

/// "[min_x,min_y,max_x,max_y]" in the same units; "null" for an empty box.
[[nodiscard]] std::string coded(const Box& box, const MapFrame& frame);

}  // namespace citygauge::html
