#include "geometry/carriageway_bands.hpp"

#include <algorithm>

namespace citygauge::twins {
namespace {

double least_x(const LineSegment& segment) {
  return std::min(segment.a.x, segment.b.x);
}

}  // namespace

RoadBands::RoadBands(const std::vector<RoadPart>& parts, std::size_t segments_per_band, double reach_m) {
  // In the order of the parts their first points lie from west to east.
  std::size_t segments = 0;
  for (const RoadPart& part : parts) {
    segments += part.points.size() - 1;
    if (segments < segments_per_band) continue;
    if (borders_.empty() || part.front().x > borders_.back()) borders_.push_back(part.front().x);
    segments = 0;
  }
  first_.reserve(parts.size());
  last_.reserve(parts.size());
  for (const RoadPart& part : parts) {
    const auto [west, east] = std::ranges::minmax(part.points, {}, &Point::x);
    first_.push_back(static_cast<std::uint32_t>(band_at(west.x - reach_m)));
    last_.push_back(static_cast<std::uint32_t>(band_at(east.x + reach_m)));
  }
}

bool RoadBands::is_of(std::size_t band, const LineSegment& s, const LineSegment& t) const {
  return band_at(std::max(least_x(s), least_x(t))) == band;
}

std::size_t RoadBands::band_at(double x) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(borders_, x) - borders_.begin());
}

}  // namespace citygauge::twins
