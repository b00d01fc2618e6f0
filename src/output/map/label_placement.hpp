// Where labels stand on a map sheet: none overlaps another, none is cut by the frame; where there is no room
// the label of the lower priority is left out.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "geometry/shapes.hpp"
#include "output/map/paper.hpp"

namespace citygauge {

/// Something to be labelled, in millimetres on paper.
struct LabelRequest {
  ShapeView shape;
  double width_mm = 0, height_mm = 0;                  // of the text on one line
  double stacked_width_mm = 0, stacked_height_mm = 0;  // upright one below the other; 0: not to be stacked
  double priority = 1;
  double clear_mm = 0.5;  // what stays free around the text
};

struct PlacedLabel {
  std::size_t request = 0;
  Point centre;
  double angle_degrees = 0;  // counter-clockwise, within -90 to 90: never upside down
  bool stacked = false;
  bool leader = false;  // the text stands beside its polygon or point, joined to `anchor` by a thin line
  Point anchor;
  double width_mm = 0, height_mm = 0;  // of the text, before it is turned

  /// The four corners of the turned text, for checking and drawing.
  [[nodiscard]] std::vector<Point> corners() const;
};

/// Places labels inside `frame`, clear of each other and of `obstacles` (insets, logos). Polygons: inside,
/// near the pole of inaccessibility of the largest part visible; lines: along the straightest long stretch,
/// stacked on steep ones; points: beside. Deterministic: ties go by priority, then by the order of requests.
[[nodiscard]] std::vector<PlacedLabel> place_labels(const std::vector<LabelRequest>& requests,
                                                    const PaperBox& frame,
                                                    const std::vector<PaperBox>& obstacles);

}  // namespace citygauge
