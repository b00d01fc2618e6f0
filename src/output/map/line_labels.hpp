// The places for the label of a line: along its straightest stretches, or beside its middle.
#pragma once

#include <vector>

#include "output/map/label_candidates.hpp"

namespace citygauge {

/// REQUIRES a line request that can be placed; the candidates may reach out of the frame and are not sorted.
[[nodiscard]] std::vector<LabelCandidate> line_candidates(const LabelRequest& request, const PaperBox& frame);

}  // namespace citygauge
