// Which polygons a text would stand on that it does not name: there it would be read as theirs.
#pragma once

#include <cstddef>
#include <vector>

#include "output/map/label_index.hpp"
#include "output/map/label_placement.hpp"
#include "output/map/polygon_outline.hpp"

namespace citygauge {

class NeighbourCover {
 public:
  /// Looks at those requests that are polygons and can be placed.
  NeighbourCover(const std::vector<LabelRequest>& requests, const PaperBox& frame);

  /// Some points spread over the polygon of a request, its pole among them; none when nothing of it is seen.
  [[nodiscard]] std::vector<Point> spread_points(std::size_t request) const;

  /// The share of a text's box, 0 to 1, that lies over polygons beside the one labelled. Polygons that hold
  /// one of the labelled one's `own_points` do not count: they lie over or below it, as a district below a
  /// corridor.
  [[nodiscard]] double share_over_neighbours(const TurnedBox& box, const std::vector<Point>& own_points,
                                             std::size_t self) const;

 private:
  std::vector<PolygonOutline> outlines_;  // one per request, empty for those that do not count
  LabelIndex boxes_;
};

}  // namespace citygauge
