// The shapes of map markers, named and shaped as QGIS does, so that a sheet and the QGIS project look alike.
#pragma once

#include <string>
#include <vector>

#include "geometry/point.hpp"

namespace citygauge {

/// A marker of diameter 2 about the origin, y downwards. A circle has no lines.
struct MarkerOutline {
  bool is_filled = true;                  // else it is all outline: a cross
  std::vector<std::vector<Point>> lines;  // of a filled marker: its border, not closed
};

/// The names that `marker_outline` knows.
[[nodiscard]] const std::vector<std::string>& marker_names();

/// ERRORS: Error{config} for an unknown name.
[[nodiscard]] MarkerOutline marker_outline(const std::string& name);

}  // namespace citygauge
