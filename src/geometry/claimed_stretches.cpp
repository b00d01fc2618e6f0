#include "geometry/claimed_stretches.hpp"

#include <algorithm>
#include <iterator>

namespace citygauge::twins {
namespace {

constexpr double min_remains_m = 0.01;

}  // namespace

std::vector<Interval> ClaimedStretches::free_parts(std::uint32_t chain, Interval stretch) const {
  const auto claims = claims_.find(chain);
  if (claims == claims_.end()) return {stretch};
  std::vector<Interval> parts;
  double from_m = stretch.from_m;
  auto claim = claims->second.upper_bound(from_m);
  if (claim != claims->second.begin()) --claim;
  for (; claim != claims->second.end() && claim->first < stretch.to_m; ++claim) {
    if (claim->first - from_m > min_remains_m) parts.push_back({from_m, claim->first});
    from_m = std::max(from_m, claim->second);
  }
  // A stretch that no claim touches stays whole, however short.
  if (from_m == stretch.from_m || stretch.to_m - from_m > min_remains_m)
    parts.push_back({from_m, stretch.to_m});
  return parts;
}

}  // namespace citygauge::twins
