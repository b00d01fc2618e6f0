// The places for the label of a polygon: inside it, turned or stacked inside it, or a little over its border.
#pragma once

#include <vector>

#include "output/map/label_candidates.hpp"

namespace citygauge {

/// REQUIRES a polygon request that can be placed; the candidates are not sorted.
[[nodiscard]] std::vector<LabelCandidate> polygon_candidates(const LabelRequest& request,
                                                             const LabelRoom& room);

}  // namespace citygauge
