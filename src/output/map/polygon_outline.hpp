// The part of a polygon that is seen on a sheet, as label placement looks at it.
#pragma once

#include <vector>

#include "geometry/shapes.hpp"
#include "output/map/paper.hpp"
#include "output/map/turned_box.hpp"

namespace citygauge {

struct PolygonOutline {
  std::vector<std::vector<Point>> rings;    // closed
  std::vector<std::vector<Point>> covered;  // closed rings of what lies over it
  Box box;
  double area_mm2 = 0;
  Point centroid;
  Point long_axis{1, 0};  // unit vector along which the area is spread most

  [[nodiscard]] bool empty() const { return rings.empty(); }
  /// Whether `p` lies inside and nothing lies over it.
  [[nodiscard]] bool contains(Point p) const;
};

/// Cut at the frame, with the obstacles that lie over it; empty when nothing with an area is seen. Area,
/// centroid and long axis are those without obstacles. REQUIRES a polygon with finite coordinates.
[[nodiscard]] PolygonOutline visible_outline(ShapeView polygon, const PaperBox& frame,
                                             const std::vector<PaperBox>& obstacles);

/// The same outline in the axes of text that runs along `along`: x in reading direction, y down the page of
/// that text.
[[nodiscard]] PolygonOutline turned_to(const PolygonOutline& outline, Point along);

/// Which share of the box's area lies inside, 0 to 1; obstacles do not count.
[[nodiscard]] double share_inside(const PolygonOutline& outline, const TurnedBox& box);

/// Whether the box and the polygon share more than their border.
[[nodiscard]] bool overlap(const PolygonOutline& outline, const TurnedBox& box);

}  // namespace citygauge
