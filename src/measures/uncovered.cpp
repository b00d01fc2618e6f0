#include "measures/uncovered.hpp"

#include <algorithm>
#include <iterator>

#include "geometry/geos_bridge.hpp"
#include "geometry/uncovered_outline.hpp"

namespace citygauge {
namespace {

constexpr int drawn_segments = 16;  // per quarter circle, where GEOS has to draw: 0.1 % of the radius

}  // namespace

void draw_uncovered(const DiscUnion& discs, ShapeView polygon, Shapes& out) {
  if (append_uncovered(out, polygon, discs)) return;
  const Box reach = polygon.box().grown(discs.radius_m());
  std::vector<Point> near;
  std::ranges::copy_if(discs.centres(), std::back_inserter(near), [&](Point p) { return reach.contains(p); });
  if (near.empty()) return out.add_feature(polygon);
  Shapes drawn(ShapeKind::polygon);
  append_buffered_points(drawn, near, discs.radius_m(), drawn_segments);
  append_difference(out, polygon, drawn);
}

}  // namespace citygauge
