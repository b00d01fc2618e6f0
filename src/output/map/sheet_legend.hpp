// What the legend of a sheet holds: only the classes that show within the map frame, and the verdicts' signs
// that stand in its labels.
#pragma once

#include <string>
#include <vector>

#include "output/map/legend.hpp"
#include "output/map/map_labels.hpp"
#include "output/map/paper_layers.hpp"

namespace citygauge {

/// Districts first, headed by `subject`, then evidence, then the context in one block.
[[nodiscard]] std::vector<LegendBlock> legend_of(const std::vector<PaperLayer>& layers,
                                                 const MapLabels& labels, const std::string& subject,
                                                 Language language);

}  // namespace citygauge
