#include "output/map/shared_borders.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "output/map/line_thinning.hpp"

namespace citygauge {
namespace {

/// A corner of a ring and the two beside it, whichever way the ring runs.
struct Corner {
  Point at, lesser, greater;

  friend auto operator<=>(const Corner&, const Corner&) = default;
};

std::vector<Corner> sorted_corners(const Shapes& areas) {
  std::vector<Corner> corners;
  corners.reserve(areas.points().size());
  for (std::size_t f = 0; f < areas.size(); ++f) {
    for (std::size_t r = 0; r < areas[f].part_count(); ++r) {
      const std::span<const Point> ring = areas[f].part(r);
      for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const Point before = ring[i == 0 ? ring.size() - 2 : i - 1], after = ring[i + 1];
        corners.push_back({ring[i], std::min(before, after), std::max(before, after)});
      }
    }
  }
  std::ranges::sort(corners);
  return corners;
}

/// The same for both areas beside the arc: turned so that it begins at its lesser end.
bool turn_to_common_direction(std::vector<Point>& arc) {
  const bool is_loop = arc.front() == arc.back();
  const bool is_turned = is_loop ? arc[arc.size() - 2] < arc[1] : arc.back() < arc.front();
  if (is_turned) std::ranges::reverse(arc);
  return is_turned;
}

std::vector<Point> thinned_arc(std::vector<Point> arc, double tolerance) {
  const bool was_turned = turn_to_common_direction(arc);
  std::vector<Point> thin =
      arc.front() == arc.back() ? thinned_ring(arc, tolerance) : thinned_line(arc, tolerance);
  if (was_turned) std::ranges::reverse(thin);
  return thin;
}

std::vector<Point> thinned_border(const BorderArcs& borders, std::span<const Point> ring, double tolerance) {
  constexpr std::size_t triangle = 4;  // points of a closed ring
  std::vector<Point> thin;
  for (std::vector<Point>& arc : borders.of(ring)) {
    const std::vector<Point> of_arc = thinned_arc(std::move(arc), tolerance);
    thin.insert(thin.end(), of_arc.begin() + (thin.empty() ? 0 : 1), of_arc.end());
  }
  return thin.size() < triangle ? thinned_ring(ring, tolerance) : thin;
}

}  // namespace

BorderArcs::BorderArcs(const Shapes& areas) {
  const std::vector<Corner> corners = sorted_corners(areas);
  for (std::size_t i = 1; i < corners.size(); ++i) {
    const bool goes_elsewhere = corners[i].at == corners[i - 1].at && corners[i] != corners[i - 1];
    if (goes_elsewhere && (nodes_.empty() || nodes_.back() != corners[i].at)) nodes_.push_back(corners[i].at);
  }
}

std::vector<std::vector<Point>> BorderArcs::of(std::span<const Point> ring) const {
  if (ring.size() < 2) return {};
  const std::span<const Point> corners = ring.first(ring.size() - 1);
  const auto is_node = [&](Point p) { return std::ranges::binary_search(nodes_, p); };
  auto first = std::ranges::find_if(corners, is_node);
  if (first == corners.end()) first = std::ranges::min_element(corners);
  std::vector<Point> from_first(first, corners.end());
  from_first.insert(from_first.end(), corners.begin(), first);
  std::vector<std::vector<Point>> arcs{{from_first.front()}};
  for (std::size_t i = 1; i < from_first.size(); ++i) {
    arcs.back().push_back(from_first[i]);
    if (is_node(from_first[i])) arcs.push_back({from_first[i]});
  }
  arcs.back().push_back(from_first.front());
  return arcs;
}

Shapes thinned_areas(const Shapes& areas, double tolerance) {
  const BorderArcs borders(areas);
  Shapes thin(areas.kind());
  for (std::size_t f = 0; f < areas.size(); ++f) {
    for (std::size_t r = 0; r < areas[f].part_count(); ++r) {
      thin.add_part(thinned_border(borders, areas[f].part(r), tolerance));
    }
    thin.end_feature();
  }
  return thin;
}

Shapes borders_once(const Shapes& areas) {
  const BorderArcs borders(areas);
  std::set<std::pair<Point, Point>> drawn;  // the first two points tell an arc
  Shapes lines(ShapeKind::line);
  for (std::size_t f = 0; f < areas.size(); ++f) {
    for (std::size_t r = 0; r < areas[f].part_count(); ++r) {
      for (std::vector<Point>& arc : borders.of(areas[f].part(r))) {
        turn_to_common_direction(arc);
        if (drawn.emplace(arc[0], arc[1]).second) lines.add_part(arc);
      }
    }
    lines.end_feature();
  }
  return lines;
}

}  // namespace citygauge
