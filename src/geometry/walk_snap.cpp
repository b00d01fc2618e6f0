// From points to the nearest places of a network of ways.
#include <algorithm>
#include <cmath>
#include <utility>

#include "core/rounding.hpp"
#include "geometry/chain_stretches.hpp"
#include "geometry/nearest_distance.hpp"
#include "geometry/walk_network.hpp"

namespace citygauge {
namespace {

constexpr double as_near_m = 1e-6;  // two ways are equally near when rounding might decide between them

/// Where on a segment with length the point nearest to `p` lies, 0…1.
double fraction_nearest(const Segment& segment, Point p) {
  const Point along = segment.b - segment.a;
  return std::clamp(dot(p - segment.a, along) / squared_length(along), 0.0, 1.0);
}

}  // namespace

/// Calls `visit` for each segment of those stretches that may lie within `reach2()`, a square, which may
/// shrink meanwhile.
template <typename Reach, typename Visit>
void WalkNetwork::for_segments_near(Point p, Reach&& reach2, Visit&& visit) const {
  const auto is_near = [&](const Box& box) { return squared_distance(box, p) <= reach2(); };
  stretches_->tree.walk(p, is_near, [&](const ChainStretch& stretch) {
    if (!is_near(stretch.box)) return;
    const auto points = vertices(chains_[stretch.chain]);
    for (std::uint32_t i = stretch.first; i < stretch.last; ++i)
      visit(stretch.chain, i, Segment{points[i], points[i + 1]});
  });
}

std::optional<NetworkPlace> WalkNetwork::snap(Point p, double limit_m) const {
  return snap(p, limit_m, {});
}

std::optional<NetworkPlace> WalkNetwork::snap(Point p, double limit_m,
                                              const std::function<bool(const Chain&)>& allowed) const {
  double nearest2 = greatest_equal(limit_m) * greatest_equal(limit_m);
  struct Found {
    std::uint32_t chain, index;
    Segment segment;
  };
  std::optional<Found> nearest;
  const auto is_earlier = [&](std::uint32_t chain, std::uint32_t index) {
    return !nearest || std::pair(chain, index) < std::pair(nearest->chain, nearest->index);
  };
  for_segments_near(
      p, [&] { return nearest2; },
      [&](std::uint32_t chain, std::uint32_t index, const Segment& segment) {
        const double distance2 = squared_distance(segment, p);
        if (distance2 > nearest2 || (distance2 == nearest2 && !is_earlier(chain, index))) return;
        if (allowed && !allowed(chains_[chain])) return;
        nearest2 = distance2;
        nearest = {chain, index, segment};
      });
  if (!nearest) return std::nullopt;
  return NetworkPlace{nearest->chain, nearest->index + fraction_nearest(nearest->segment, p),
                      std::sqrt(nearest2)};
}

std::vector<NetworkPlace> WalkNetwork::snap_all(Point p, double limit_m) const {
  const auto nearest = snap(p, limit_m);
  if (!nearest) return {};
  const double reach_m = nearest->access_m + as_near_m;
  std::vector<NetworkPlace> places;
  for_segments_near(
      p, [&] { return reach_m * reach_m; },
      [&](std::uint32_t chain, std::uint32_t index, const Segment& segment) {
        const double distance2 = squared_distance(segment, p);
        if (distance2 <= reach_m * reach_m)
          places.push_back({chain, index + fraction_nearest(segment, p), std::sqrt(distance2)});
      });
  std::ranges::sort(places, [](const NetworkPlace& a, const NetworkPlace& b) {
    return std::pair(a.chain, a.along) < std::pair(b.chain, b.along);
  });
  return places;
}

}  // namespace citygauge
