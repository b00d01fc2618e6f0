// The single read: each layer is read once, and every measure that needs it is fed from that one pass.
#pragma once

#include <functional>
#include <string>

#include "core/progress.hpp"
#include "evaluate/layer_provider.hpp"
#include "evaluate/plan.hpp"

namespace citygauge {

struct PassReport {
  std::vector<LayerCounts> counts;
  std::vector<Issue> issues;
};

/// Feeds the tasks of a plan, and calls `layer_ended` after each layer. A task whose layer is missing, has no
/// usable feature or lies elsewhere is marked as blocked with the reason. ERRORS: as VectorLayer and
/// RasterLayer.
[[nodiscard]] PassReport read_layers(Plan& plan, LayerProvider& layers, const Box& districts,
                                     Progress& progress,
                                     const std::function<void(const std::string& role)>& layer_ended);

}  // namespace citygauge
