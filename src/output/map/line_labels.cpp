#include "output/map/line_labels.hpp"

#include "output/map/frame_cut.hpp"
#include "output/map/line_stretch.hpp"

namespace citygauge {

namespace {

using Piece = std::vector<Point>;

constexpr double longer_stretch = 1.25;  // a text is set where the line stays straight for this many widths
constexpr double most_bend = 0.5;        // in heights of the text: beyond, the line would leave it
constexpr double bend_cost = 0.5;        // for the most bend
constexpr double off_mid_cost = 0.6;     // for the end of the line
constexpr double slope_cost = 0.25;      // for upright
constexpr double above_line_cost = 0.5;  // beside the line rather than on it
constexpr double below_line_cost = 0.1;  // more, on the other side of it
constexpr std::size_t most_stretches = 12;  // of one label
constexpr std::size_t most_beside = 3;      // stretches along which a place beside the line is offered
constexpr int beside_steps = 8;             // quarter heights that a label may be moved off a bent line
constexpr double beside_cost = 0.02;        // per rank of the direction
constexpr double moved_off_cost = 0.1;      // per quarter height

std::vector<Piece> visible_pieces(const LabelRequest& request, const PaperBox& frame) {
  const Box box{frame.left, frame.top, frame.right, frame.bottom};
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < request.shape.part_count(); ++i) {
    for (Piece& piece : line_within(box, request.shape.part(i))) pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::vector<LineStretch> straight_stretches(const Piece& piece, double length_mm, double bend_mm) {
  const double wanted = std::max(length_mm, std::min(length_mm * longer_stretch, length_of(piece)));
  std::vector<LineStretch> found = line_stretches(piece, wanted);
  std::erase_if(found, [&](const LineStretch& stretch) { return stretch.bend_mm > bend_mm; });
  return found;
}

double cost_of(const LineStretch& stretch, double angle_degrees, double bend_mm) {
  return bend_cost * stretch.bend_mm / bend_mm + off_mid_cost * stretch.off_mid +
         slope_cost * std::abs(angle_degrees) / 90;
}

/// Text on the line, or stacked on it where the line is steep and the text may be.
void add_on_line(const LabelRequest& request, const Piece& piece, std::vector<LabelCandidate>& found) {
  const bool stackable = request.stacked_height_mm > 0 && request.stacked_width_mm > 0;
  const double bend = most_bend * request.height_mm;
  for (const LineStretch& stretch : straight_stretches(piece, request.width_mm, bend)) {
    const double angle = reading_angle_degrees(stretch.along);
    if (stackable && std::abs(angle) > steep_degrees) continue;
    found.push_back(line_candidate(request, stretch.middle, angle, cost_of(stretch, angle, bend)));
  }
  if (!stackable) return;
  const double stack_bend = most_bend * request.stacked_width_mm;
  for (const LineStretch& stretch : straight_stretches(piece, request.stacked_height_mm, stack_bend)) {
    const double angle = reading_angle_degrees(stretch.along);
    if (std::abs(angle) <= steep_degrees) continue;
    found.push_back(stacked_candidate(request, stretch.middle, cost_of(stretch, angle, stack_bend)));
  }
}

void keep_cheapest(std::vector<LabelCandidate>& found) {
  std::stable_sort(found.begin(), found.end(),
                   [](const LabelCandidate& a, const LabelCandidate& b) { return a.cost < b.cost; });
  if (found.size() > most_stretches) found.resize(most_stretches);
}

/// The best places once more, above and below the line (right and left of it for a stack).
void add_along_line(const LabelRequest& request, std::vector<LabelCandidate>& found) {
  const std::size_t on_line = std::min(found.size(), most_beside);
  for (std::size_t i = 0; i < on_line; ++i) {
    const LabelCandidate on = found[i];
    const bool stacked = on.label.stacked;
    const double half = stacked ? on.box.half_width : on.box.half_height;
    const Point off = (stacked ? on.box.along : on.box.across()) * (half + request.clear_mm);
    for (const double side : {-1.0, 1.0}) {
      const Point centre = on.box.centre + off * side;
      const double cost = on.cost + above_line_cost + (side > 0 ? below_line_cost : 0);
      found.push_back(stacked ? stacked_candidate(request, centre, cost)
                              : line_candidate(request, centre, on.label.angle_degrees, cost));
    }
  }
}

bool meets_line(const TurnedBox& box, const Piece& piece) {
  for (std::size_t i = 1; i < piece.size(); ++i) {
    if (meets(box, piece[i - 1], piece[i])) return true;
  }
  return false;
}

/// Horizontal text beside the middle of a line, moved off until it is clear of the line.
void add_beside_middle(const LabelRequest& request, const Piece& piece, std::vector<LabelCandidate>& found) {
  constexpr std::array<Point, 8> order{
      {{0, -1}, {1, 0}, {0, 1}, {-1, 0}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}}};
  const Point middle = halfway(piece);
  double rank_cost = 0;
  for (const Point direction : order) {
    for (int step = 0; step <= beside_steps; ++step) {
      const double gap = request.clear_mm + step * request.height_mm / 4;
      const LabelCandidate candidate =
          beside(request, middle, direction, gap + touching_mm, rank_cost + step * moved_off_cost);
      if (meets_line(candidate.box.grown(request.clear_mm), piece)) continue;
      found.push_back(candidate);
      break;
    }
    rank_cost += beside_cost;
  }
}

}  // namespace

std::vector<LabelCandidate> line_candidates(const LabelRequest& request, const PaperBox& frame) {
  const std::vector<Piece> pieces = visible_pieces(request, frame);
  std::vector<LabelCandidate> found;
  for (const Piece& piece : pieces) add_on_line(request, piece, found);
  keep_cheapest(found);
  add_along_line(request, found);
  if (!found.empty() || pieces.empty()) return found;
  const auto longest = std::max_element(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return length_of(a) < length_of(b);
  });
  add_beside_middle(request, *longest, found);
  return found;
}

}  // namespace citygauge
