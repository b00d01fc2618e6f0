// The layers of a sheet on paper: what of them is seen at its scale, and what would only hide the map.
#pragma once

#include <cstddef>
#include <vector>

#include "output/map/map_layers.hpp"
#include "output/map/paper.hpp"

namespace citygauge {

/// A layer on paper, its features grouped by class in their order.
struct PaperLayer {
  const MapLayer* layer = nullptr;
  Shapes features;                      // all, the unseen ones empty
  std::vector<Shapes> by_class;         // parallel to style.classes
  std::vector<bool> seen;               // whether the class shows within the frame
  std::size_t drawn = 0, left_out = 0;  // features; the latter: smaller than asked for
};

/// Features whose box is smaller than `least_mm` both ways are left out.
[[nodiscard]] PaperLayer on_paper(const MapLayer& layer, const MapView& view, double tolerance_mm,
                                  double least_mm = 0);

/// What of the context would hide the map rather than explain it: lines whose ink would cover more than this
/// share of the districts' area, areas that are smaller than this on average.
inline constexpr double densest_ink = 0.15;
inline constexpr double least_area_mm2 = 0.15;

/// Leaves such classes of a context layer out, those of lines from the least important; returns their legend
/// texts. `districts_mm2`: the districts' area on paper.
[[nodiscard]] std::vector<Text> drop_unreadable(PaperLayer& layer, double districts_mm2);

}  // namespace citygauge
