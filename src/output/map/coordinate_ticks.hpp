// Coordinates along a map frame: ticks inside at round eastings and northings, their kilometres outside.
#pragma once

#include <string>
#include <vector>

#include "output/map/lettering.hpp"

namespace citygauge {

struct CoordinateTick {
  double metres = 0;  // easting or northing
  double at_mm = 0;   // on paper, x or y
  std::string text;   // kilometres: "512", "512.5"
};

struct CoordinateTicks {
  double step_m = 0;                      // 1, 2, 2.5 or 5 x 10^n
  std::vector<CoordinateTick> eastings;   // from west to east, along the top and the bottom
  std::vector<CoordinateTick> northings;  // from south to north, along both sides
};

/// Ticks at the greatest step (1, 2 or 5 x 10^n; 2.5 x 10^n where 2 would be too fine) that gives at least 4
/// of them on one side and 2 on the other, as far as their numbers do not touch: 4 to 8 on usual sheets. No
/// number reaches beyond its side, so none can meet another at a corner.
[[nodiscard]] CoordinateTicks coordinate_ticks_for(const MapView& view, const Lettering& lettering);

/// What the numbers count: "坐标网 2 千米", "grid 2 km".
[[nodiscard]] std::string grid_words(const CoordinateTicks& ticks, Language language);

/// How much room the numbers take outside the frame, the same on all four sides (those at the sides are
/// turned).
[[nodiscard]] double coordinate_tick_margin_mm(const Canvas& canvas, const Lettering& lettering);

/// Draws ticks inside the frame, crosses where eastings and northings meet, and numbers outside.
void draw_coordinate_ticks(Canvas& canvas, const MapView& view, const CoordinateTicks& ticks,
                           const Lettering& lettering);

}  // namespace citygauge
