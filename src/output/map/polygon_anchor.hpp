// Where in a polygon the box of a text has most room around it: the pole of inaccessibility for a box instead
// of a point. After polylabel (Garcia-Agafonkin, 2016): squares that may hold a better place are quartered
// until none is left.
#pragma once

#include <vector>

#include "output/map/polygon_outline.hpp"

namespace citygauge {

struct BoxSpot {
  Point centre;
  /// By how much the box could grow on each side before it meets the border; negative when it crosses it or
  /// lies outside. Of this, places nearer to the centroid may give up a little.
  double room_mm = 0;
  double score_mm = 0;  // the room less a pull towards the centroid
};

/// Places where an axis-parallel box lies wholly inside, the best first, any two clearly apart; none when it
/// does not fit. A box with 0.01 mm to spare all around is found, unless the outline is so intricate that the
/// search is given up (1,500 tries). REQUIRES an outline that is not empty.
[[nodiscard]] std::vector<BoxSpot> fitting_spots(const PolygonOutline& outline, double width_mm,
                                                 double height_mm);

/// Where a box that does not fit crosses the border about least. REQUIRES an outline that is not empty.
[[nodiscard]] BoxSpot least_crossing_spot(const PolygonOutline& outline, double width_mm, double height_mm);

/// The centre of the largest upright square in the polygon: a point that is surely and visibly inside.
/// REQUIRES an outline that is not empty.
[[nodiscard]] Point pole_of(const PolygonOutline& outline);

}  // namespace citygauge
