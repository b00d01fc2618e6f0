// Points taken from Chinese web maps (GCJ-02, BD-09) lie some hundred metres off everything surveyed. Seen
// when points come much nearer to the roads once that offset is taken away.
#pragma once

#include <string>

#include "input/crs.hpp"
#include "inspect/inspection.hpp"

namespace citygauge {

/// The place that a longitude and latitude in GCJ-02 or BD-09 mean, in WGS 84 degrees; to some metres.
[[nodiscard]] Point from_gcj02(Point degrees);
[[nodiscard]] Point from_bd09(Point degrees);

struct OffsetSuspicion {
  std::string datum;       // "GCJ-02", "BD-09"
  double as_stored_m = 0;  // median distance of the points to the nearest road
  double moved_m = 0;      // the same without the offset
};

/// nullopt when the points lie well, or are too few or too scattered to tell. All in `crs`, metric.
[[nodiscard]] std::optional<OffsetSuspicion> offset_from_roads(const Shapes& points, const Shapes& roads,
                                                               const Crs& crs);

}  // namespace citygauge
