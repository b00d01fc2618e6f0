// Where labels stand on a map sheet: none overlaps another, none is cut by the frame; where there is no room
// the label of the lower priority is left out.
#pragma once

#include <cstddef>
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
  double clear_mm = 0.5;          // what stays free around the text
  double marker_radius_mm = 1.0;  // of the symbol of a point: its label stands beside it, others keep off it
};

struct PlacedLabel {
  std::size_t request = 0;
  Point centre;
  double angle_degrees = 0;  // counter-clockwise, above -90 to 90: never upside down
  bool stacked = false;
  bool leader = false;  // the text stands beside its polygon or point, joined to `anchor` by a thin line
  Point anchor;
  double width_mm = 0, height_mm = 0;  // of the text, before it is turned

  /// The four corners of the turned text, for checking and drawing: top left, top right, bottom right, bottom
  /// left, as it is read.
  [[nodiscard]] std::vector<Point> corners() const;
  /// Where the leader line from `anchor` ends: the point of the text's box nearest to it.
  [[nodiscard]] Point leader_end() const;
};

/// Places labels inside `frame`, clear of each other, of each other's leader lines and of `obstacles`
/// (insets, logos).
///
/// Polygons: inside, where the text has most room around it within the part visible; where it does not fit,
/// turned along the polygon's long axis or stacked; else over its border, with most of it inside; else
/// beside, with a leader line, but not on a neighbour whose name it would be taken for. Lines: along the
/// straightest long stretch, stacked on steep ones; beside the middle of a line that is shorter than its text
/// or nowhere straight. Points: beside, in one of eight positions (Imhof, 1975), else with a leader line.
/// Other points' markers are kept free where that is possible.
///
/// Returned in the order of the requests; those left out are missing. Nothing is placed for an empty shape,
/// one outside the frame, coordinates that are not finite, or a text without width or height.
///
/// Deterministic: ties go by priority, then by the order of requests. Greedy by priority over each request's
/// own candidates; one left out is given room by up to two labels that step aside (after Christensen, Marks
/// and Shieber, 1995); leader lines come last among equals. The effort is bounded: about 0.7 s for 10,000
/// polygons of 20 corners, less for points and lines; a polygon's time grows with its corners.
[[nodiscard]] std::vector<PlacedLabel> place_labels(const std::vector<LabelRequest>& requests,
                                                    const PaperBox& frame,
                                                    const std::vector<PaperBox>& obstacles);

}  // namespace citygauge
