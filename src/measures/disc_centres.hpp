// The points around which discs are laid: stops, entrances.
#pragma once

#include <tbb/enumerable_thread_specific.h>

#include <vector>

#include "geometry/disc_union.hpp"
#include "measures/measure.hpp"

namespace citygauge {

class DiscCentres {
 public:
  /// Adds the points of the features that count. May be called from several threads at once.
  void take(const Selection& selection);
  [[nodiscard]] std::vector<Point> all() const;

 private:
  tbb::enumerable_thread_specific<std::vector<Point>> points_;
};

/// The centres that lie in the district.
[[nodiscard]] std::vector<Point> centres_inside(const DiscUnion& discs, const DistrictGrid& grid,
                                                std::size_t district);

}  // namespace citygauge
