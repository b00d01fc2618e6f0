// The writing on a map: which labels there are, where they stand, and drawing them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "output/map/label_placement.hpp"
#include "output/map/lettering.hpp"
#include "output/map/paper_layers.hpp"

namespace citygauge {

struct MapLabel {
  std::string text;  // may have two lines
  LabelStyle style;  // its size is that on A4
  PlacedLabel placed;
  bool is_district = false;
};

struct MapLabels {
  std::vector<MapLabel> labels;
  std::size_t unnamed_districts = 0;  // for which there was no room
};

/// Places the labels of all layers within the view's frame. Districts that have no room for name and value
/// get the value alone. Roads and railways bear their names along a good stretch, only from arterials up;
/// areas of the context only where the name fits inside. A name longer than 30 columns of text is cut short.
[[nodiscard]] MapLabels place_map_labels(const Canvas& canvas, const std::vector<PaperLayer>& layers,
                                         const MapView& view, const Lettering& lettering);

void draw_map_labels(Canvas& canvas, const MapLabels& labels, const Lettering& lettering);

}  // namespace citygauge
