#include "output/map/label_candidates.hpp"

#include "output/map/line_labels.hpp"
#include "output/map/polygon_anchor.hpp"
#include "output/map/polygon_labels.hpp"

namespace citygauge {

namespace {

constexpr double cost_per_rank = 0.1;
constexpr double leader_cost = 4;
constexpr double leader_cost_per_mm = 0.05;
constexpr double leader_step = 0.75;  // in heights of the text
constexpr int leader_steps = 6;

/// The sheet less what has to stay free around the text: where the text itself may stand.
LabelRoom room_for(const LabelRequest& request, const LabelRoom& sheet) {
  LabelRoom room{sheet.frame.shrunk(request.clear_mm), {}};
  for (const PaperBox& obstacle : sheet.obstacles) {
    room.obstacles.push_back(obstacle.shrunk(-request.clear_mm));
  }
  return room;
}

bool has_room(const LabelRoom& room) {
  return room.frame.width() > 0 && room.frame.height() > 0;
}

/// The first point seen, of a feature that may have several; null when none is.
const Point* visible_point(const LabelRequest& request, const PaperBox& frame) {
  const auto points = request.shape.points();
  const auto seen = std::find_if(points.begin(), points.end(), [&](Point p) { return contains(frame, p); });
  return seen == points.end() ? nullptr : &*seen;
}

std::vector<LabelCandidate> point_candidates(const LabelRequest& request, const PaperBox& frame) {
  const Point* point = visible_point(request, frame);
  if (point == nullptr) return {};
  std::vector<LabelCandidate> found;
  const double gap = request.marker_radius_mm + request.clear_mm;
  for (const Point direction : compass) {
    const double cost = cost_per_rank * static_cast<double>(found.size());
    found.push_back(beside(request, *point, direction, gap, cost));
  }
  return found;
}

void keep_those_within(const PaperBox& frame, std::vector<LabelCandidate>& candidates) {
  std::erase_if(candidates,
                [&](const LabelCandidate& candidate) { return !lies_within(candidate.box, frame); });
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const LabelCandidate& a, const LabelCandidate& b) { return a.cost < b.cost; });
}

/// In each direction from the anchor the two nearest places that are clear of the polygon.
std::vector<LabelCandidate> leaders_from(const LabelRequest& request, Point anchor,
                                         const PolygonOutline& outline) {
  std::vector<LabelCandidate> found;
  double rank_cost = 0;
  for (const Point direction : compass) {
    int chosen = 0;
    for (int step = 1; step <= leader_steps && chosen < 2; ++step) {
      const double gap = request.marker_radius_mm + step * leader_step * request.height_mm;
      LabelCandidate candidate = beside(request, anchor, direction, gap, leader_cost + rank_cost);
      if (overlap(outline, candidate.box.grown(request.clear_mm))) continue;
      candidate.label.leader = true;
      candidate.label.anchor = anchor;
      candidate.cost += leader_cost_per_mm * distance(anchor, candidate.label.leader_end());
      found.push_back(candidate);
      ++chosen;
    }
    rank_cost += cost_per_rank / 4;
  }
  return found;
}

}  // namespace

bool is_placeable(const LabelRequest& request) {
  if (!(request.width_mm > 0) || !(request.height_mm > 0)) return false;
  if (!std::isfinite(request.width_mm) || !std::isfinite(request.height_mm)) return false;
  const auto points = request.shape.points();
  return !points.empty() && std::all_of(points.begin(), points.end(),
                                        [](Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

LabelCandidate line_candidate(const LabelRequest& request, Point centre, double angle_degrees, double cost) {
  LabelCandidate candidate;
  candidate.label.centre = candidate.label.anchor = centre;
  candidate.label.angle_degrees = angle_degrees;
  candidate.label.width_mm = request.width_mm;
  candidate.label.height_mm = request.height_mm;
  candidate.box = turned_box(centre, request.width_mm, request.height_mm, angle_degrees);
  candidate.cost = cost;
  return candidate;
}

LabelCandidate stacked_candidate(const LabelRequest& request, Point centre, double cost) {
  LabelCandidate candidate;
  candidate.label.centre = candidate.label.anchor = centre;
  candidate.label.stacked = true;
  candidate.label.width_mm = request.stacked_width_mm;
  candidate.label.height_mm = request.stacked_height_mm;
  candidate.box = turned_box(centre, request.stacked_width_mm, request.stacked_height_mm, 0);
  candidate.cost = cost;
  return candidate;
}

LabelCandidate beside(const LabelRequest& request, Point point, Point direction, double gap_mm, double cost) {
  const Point half{request.width_mm / 2, request.height_mm / 2};
  const Point towards = direction * (gap_mm / std::sqrt(squared_length(direction)));
  const Point centre = point + towards + Point{direction.x * half.x, direction.y * half.y};
  LabelCandidate candidate = line_candidate(request, centre, 0, cost);
  candidate.label.anchor = point;
  return candidate;
}

std::vector<LabelCandidate> label_candidates(const LabelRequest& request, const LabelRoom& sheet) {
  const LabelRoom room = room_for(request, sheet);
  if (!is_placeable(request) || !has_room(room)) return {};
  std::vector<LabelCandidate> found;
  switch (request.shape.kind()) {
    case ShapeKind::point:
      found = point_candidates(request, sheet.frame);
      break;
    case ShapeKind::line:
      found = line_candidates(request, room.frame);
      break;
    case ShapeKind::polygon:
      found = polygon_candidates(request, room);
      break;
  }
  keep_those_within(room.frame, found);
  return found;
}

std::vector<LabelCandidate> leader_candidates(const LabelRequest& request, const LabelRoom& sheet) {
  const LabelRoom room = room_for(request, sheet);
  if (!is_placeable(request) || !has_room(room)) return {};
  std::vector<LabelCandidate> found;
  if (request.shape.kind() == ShapeKind::polygon) {
    const PolygonOutline outline = visible_outline(request.shape, room.frame, room.obstacles);
    if (!outline.empty()) found = leaders_from(request, pole_of(outline), outline);
  } else if (request.shape.kind() == ShapeKind::point) {
    if (const Point* point = visible_point(request, sheet.frame)) found = leaders_from(request, *point, {});
  }
  keep_those_within(room.frame, found);
  return found;
}

}  // namespace citygauge
