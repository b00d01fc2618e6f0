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

/// The discs that count in each district: all of them, or those about its own points alone.
class DistrictDiscs {
 public:
  DistrictDiscs(const DiscCentres& centres, double radius_m, const MeasureContext& context, bool own_only);

  [[nodiscard]] const DiscUnion& in(std::size_t district) const {
    return discs_[discs_.size() == 1 ? 0 : district];
  }

 private:
  std::vector<DiscUnion> discs_;  // one for all districts, or one for each
};

}  // namespace citygauge
