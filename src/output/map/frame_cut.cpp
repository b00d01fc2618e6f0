#include "output/map/frame_cut.hpp"

#include <array>
#include <optional>

namespace citygauge {
namespace {

/// From where to where along a segment, 0 to 1.
struct Stretch {
  double from = 0, to = 1;
};

std::optional<Stretch> stretch_within(const Box& box, Point a, Point b) {
  const std::array<std::array<double, 2>, 4> sides{{{a.x - b.x, a.x - box.min_x},
                                                    {b.x - a.x, box.max_x - a.x},
                                                    {a.y - b.y, a.y - box.min_y},
                                                    {b.y - a.y, box.max_y - a.y}}};
  Stretch inside;
  for (const auto& [outwards, room] : sides) {
    if (outwards == 0) {
      if (room < 0) return std::nullopt;
    } else if (outwards < 0) {
      inside.from = std::max(inside.from, room / outwards);
    } else {
      inside.to = std::min(inside.to, room / outwards);
    }
  }
  return inside.from < inside.to ? std::optional(inside) : std::nullopt;
}

/// The ring less what lies beyond one side of the box; `depth` is how far inside that side a point lies.
template <class Depth>
std::vector<Point> cut_at_side(const std::vector<Point>& ring, Depth depth) {
  std::vector<Point> kept;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Point before = ring[i == 0 ? ring.size() - 1 : i - 1], here = ring[i];
    const double depth_before = depth(before), depth_here = depth(here);
    if ((depth_before < 0) != (depth_here < 0)) {
      kept.push_back(between(before, here, depth_before / (depth_before - depth_here)));
    }
    if (depth_here >= 0) kept.push_back(here);
  }
  return kept;
}

}  // namespace

std::vector<std::vector<Point>> line_within(const Box& box, std::span<const Point> line) {
  std::vector<std::vector<Point>> parts;
  bool goes_on = false;  // the last part ends where this segment begins
  for (std::size_t i = 0; i + 1 < line.size(); ++i) {
    const Point a = line[i], b = line[i + 1];
    const std::optional<Stretch> inside = stretch_within(box, a, b);
    if (!inside) {
      goes_on = false;
      continue;
    }
    if (!goes_on || inside->from > 0) parts.push_back({between(a, b, inside->from)});
    parts.back().push_back(between(a, b, inside->to));
    goes_on = inside->to == 1;
  }
  return parts;
}

std::vector<Point> ring_within(const Box& box, std::span<const Point> ring) {
  if (ring.size() < 4) return {};
  std::vector<Point> kept(ring.begin(), ring.end() - 1);
  kept = cut_at_side(kept, [&](Point p) { return p.x - box.min_x; });
  kept = cut_at_side(kept, [&](Point p) { return box.max_x - p.x; });
  kept = cut_at_side(kept, [&](Point p) { return p.y - box.min_y; });
  kept = cut_at_side(kept, [&](Point p) { return box.max_y - p.y; });
  if (kept.size() < 3) return {};
  kept.push_back(kept.front());
  return kept;
}

}  // namespace citygauge
