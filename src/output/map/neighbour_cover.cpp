#include "output/map/neighbour_cover.hpp"

#include "output/map/label_candidates.hpp"
#include "output/map/polygon_anchor.hpp"

namespace citygauge {

namespace {

constexpr std::size_t most_neighbours = 64;  // looked at under one text
constexpr int points_a_side = 5;

bool holds_any(const PolygonOutline& outline, const std::vector<Point>& points) {
  return std::any_of(points.begin(), points.end(),
                     [&](Point p) { return outline.box.contains(p) && outline.contains(p); });
}

}  // namespace

NeighbourCover::NeighbourCover(const std::vector<LabelRequest>& requests, const PaperBox& frame)
    : outlines_(requests.size()), boxes_(frame) {
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (requests[i].shape.kind() != ShapeKind::polygon || !is_placeable(requests[i])) continue;
    outlines_[i] = visible_outline(requests[i].shape, frame, {});
    const Box& box = outlines_[i].box;
    if (!outlines_[i].empty()) boxes_.add(upright_box({box.min_x, box.min_y, box.max_x, box.max_y}), 0, i);
  }
}

std::vector<Point> NeighbourCover::spread_points(std::size_t request) const {
  const PolygonOutline& outline = outlines_[request];
  if (outline.empty()) return {};
  std::vector<Point> points{pole_of(outline)};
  for (int row = 0; row < points_a_side; ++row) {
    for (int column = 0; column < points_a_side; ++column) {
      const Point p{outline.box.min_x + outline.box.width() * (column + 0.5) / points_a_side,
                    outline.box.min_y + outline.box.height() * (row + 0.5) / points_a_side};
      if (outline.contains(p)) points.push_back(p);
    }
  }
  return points;
}

double NeighbourCover::share_over_neighbours(const TurnedBox& box, const std::vector<Point>& own_points,
                                             std::size_t self) const {
  double share = 0;
  for (const std::size_t other : boxes_.in_the_way(box, 0, self, most_neighbours)) {
    const double over = share_inside(outlines_[other], box);
    if (over > 0 && !holds_any(outlines_[other], own_points)) share += over;
  }
  return std::min(share, 1.0);
}

}  // namespace citygauge
