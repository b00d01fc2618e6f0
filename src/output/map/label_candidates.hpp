// The places at which a label may stand, before any other label is looked at.
#pragma once

#include <array>
#include <vector>

#include "output/map/label_placement.hpp"
#include "output/map/turned_box.hpp"

namespace citygauge {

struct LabelCandidate {
  PlacedLabel label;
  TurnedBox box;  // the text's
  double cost =
      0;  // the less, the better it reads: 0 to 1 good, 1 to 2 turned, 2 to 3 over a border, from 4 led
};

/// Slope from which text along a line is hard to read, and is stacked if it can be.
inline constexpr double steep_degrees = 60;

/// The eight directions on paper (y down) as steps of -1, 0 or 1, in the order in which names of points are
/// best read (Christensen, Marks and Shieber, 1995, after Yoeli, 1972): north-east, north-west, south-west,
/// south-east, east, north, west, south.
inline constexpr std::array<Point, 8> compass{
    {{1, -1}, {-1, -1}, {-1, 1}, {1, 1}, {1, 0}, {0, -1}, {-1, 0}, {0, 1}}};

/// Whether a request has a text with an extent, and a shape with finite coordinates.
[[nodiscard]] bool is_placeable(const LabelRequest& request);

/// A candidate for text on one line, turned, or for the stack.
[[nodiscard]] LabelCandidate line_candidate(const LabelRequest& request, Point centre, double angle_degrees,
                                            double cost);
[[nodiscard]] LabelCandidate stacked_candidate(const LabelRequest& request, Point centre, double cost);

/// Horizontal text beside `point`, in one direction of the compass, `gap_mm` from it.
[[nodiscard]] LabelCandidate beside(const LabelRequest& request, Point point, Point direction, double gap_mm,
                                    double cost);

/// Where labels may stand: in the frame and beside the obstacles.
struct LabelRoom {
  PaperBox frame;
  std::vector<PaperBox> obstacles;
};

/// All candidates without a leader line that lie wholly in the frame, the best first; those of polygons are
/// looked for beside the obstacles. None for a request that cannot be placed: see label_placement.hpp.
[[nodiscard]] std::vector<LabelCandidate> label_candidates(const LabelRequest& request,
                                                           const LabelRoom& sheet);

/// Candidates beside a polygon or point, with a leader line; the best first.
[[nodiscard]] std::vector<LabelCandidate> leader_candidates(const LabelRequest& request,
                                                            const LabelRoom& sheet);

}  // namespace citygauge
