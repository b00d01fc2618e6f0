#include "output/map/polygon_labels.hpp"

#include "output/map/line_stretch.hpp"
#include "output/map/polygon_anchor.hpp"

namespace citygauge {

namespace {

constexpr double cost_per_spot = 0.05;
constexpr double turned_cost = 1;
constexpr double second_choice_cost = 0.4;  // stacked where the polygon is not steep, turned where it is
constexpr double over_border_cost = 2;
constexpr double least_share_inside = 0.6;  // of a text over the border
constexpr double hardly_turned_degrees = 2;

bool stackable(const LabelRequest& request) {
  return request.stacked_width_mm > 0 && request.stacked_height_mm > 0;
}

void add_horizontal(const LabelRequest& request, const PolygonOutline& outline,
                    std::vector<LabelCandidate>& found) {
  for (const BoxSpot& spot : fitting_spots(outline, request.width_mm, request.height_mm)) {
    const double cost = cost_per_spot * static_cast<double>(found.size());
    found.push_back(line_candidate(request, spot.centre, 0, cost));
  }
}

void add_stacked(const LabelRequest& request, const PolygonOutline& outline, double cost,
                 std::vector<LabelCandidate>& found) {
  for (const BoxSpot& spot : fitting_spots(outline, request.stacked_width_mm, request.stacked_height_mm)) {
    found.push_back(stacked_candidate(request, spot.centre, cost));
    cost += cost_per_spot;
  }
}

void add_turned(const LabelRequest& request, const PolygonOutline& outline, double angle_degrees, double cost,
                std::vector<LabelCandidate>& found) {
  if (std::abs(angle_degrees) < hardly_turned_degrees) return;
  const TurnedBox axes = turned_box({0, 0}, 0, 0, angle_degrees);
  const PolygonOutline turned = turned_to(outline, axes.along);
  if (turned.empty()) return;
  for (const BoxSpot& spot : fitting_spots(turned, request.width_mm, request.height_mm)) {
    found.push_back(line_candidate(request, axes.at(spot.centre.x, spot.centre.y), angle_degrees, cost));
    cost += cost_per_spot;
  }
}

/// Turned along a straight stretch of the border: a bent band is straight somewhere, though not along its
/// long axis.
void add_along_border(const LabelRequest& request, const PolygonOutline& outline,
                      std::vector<LabelCandidate>& found) {
  const LineStretch* straightest = nullptr;
  std::vector<LineStretch> stretches;
  for (const auto& ring : outline.rings) {
    const auto more = line_stretches(ring, request.width_mm);
    stretches.insert(stretches.end(), more.begin(), more.end());
  }
  for (const LineStretch& stretch : stretches) {
    if (straightest == nullptr || stretch.bend_mm < straightest->bend_mm) straightest = &stretch;
  }
  if (straightest == nullptr) return;
  add_turned(request, outline, reading_angle_degrees(straightest->along), turned_cost + second_choice_cost,
             found);
}

void add_turned_or_stacked(const LabelRequest& request, const PolygonOutline& outline,
                           std::vector<LabelCandidate>& found) {
  const double angle = reading_angle_degrees(outline.long_axis);
  const bool steep = std::abs(angle) > steep_degrees;
  if (stackable(request)) {
    add_stacked(request, outline, steep ? turned_cost : turned_cost + second_choice_cost, found);
  }
  const bool stands_well = steep && !found.empty();
  add_turned(request, outline, angle, stands_well ? turned_cost + second_choice_cost : turned_cost, found);
  if (found.empty()) add_along_border(request, outline, found);
}

void add_over_border(const LabelRequest& request, const PolygonOutline& outline, const PaperBox& frame,
                     std::vector<LabelCandidate>& found) {
  const Point half{request.width_mm / 2, request.height_mm / 2};
  if (frame.width() < 2 * half.x || frame.height() < 2 * half.y) return;
  Point centre = least_crossing_spot(outline, request.width_mm, request.height_mm).centre;
  centre.x = std::clamp(centre.x, frame.left + half.x, frame.right - half.x);
  centre.y = std::clamp(centre.y, frame.top + half.y, frame.bottom - half.y);
  LabelCandidate candidate = line_candidate(request, centre, 0, over_border_cost);
  const double share = share_inside(outline, candidate.box);
  if (share < least_share_inside) return;
  candidate.cost += 1 - share;
  found.push_back(candidate);
}

}  // namespace

std::vector<LabelCandidate> polygon_candidates(const LabelRequest& request, const LabelRoom& room) {
  const PolygonOutline outline = visible_outline(request.shape, room.frame, room.obstacles);
  std::vector<LabelCandidate> found;
  if (outline.empty()) return found;
  const double stack_area = request.stacked_width_mm * request.stacked_height_mm;
  double text_area = request.width_mm * request.height_mm;
  if (stackable(request)) text_area = std::min(text_area, stack_area);
  if (outline.area_mm2 < least_share_inside * text_area) return found;
  add_horizontal(request, outline, found);
  if (found.empty() && outline.area_mm2 >= text_area) add_turned_or_stacked(request, outline, found);
  if (found.empty()) add_over_border(request, outline, room.frame, found);
  return found;
}

}  // namespace citygauge
