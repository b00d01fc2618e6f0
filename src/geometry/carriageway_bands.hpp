// The plane in bands from west to east with about as many road segments each, so that those that stand beside
// one another can be looked for band by band: in bounded memory, and in several bands at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "geometry/carriageway_parts.hpp"
#include "geometry/parallel_segments.hpp"

namespace citygauge::twins {

class RoadBands {
 public:
  /// `reach_m`: no two segments farther apart than this are asked for.
  RoadBands(const std::vector<RoadPart>& parts, std::size_t segments_per_band, double reach_m);

  [[nodiscard]] std::size_t size() const { return borders_.size() + 1; }
  /// Whether a part may have segments that a pair of this band is made of.
  [[nodiscard]] bool holds(std::size_t band, std::size_t part) const {
    return first_[part] <= band && band <= last_[part];
  }
  /// Every pair is of one band, that where the more eastern of the two begins.
  [[nodiscard]] bool is_of(std::size_t band, const LineSegment& s, const LineSegment& t) const;

 private:
  [[nodiscard]] std::size_t band_at(double x) const;

  std::vector<double> borders_;              // ascending
  std::vector<std::uint32_t> first_, last_;  // bands of each part and of what it reaches
};

}  // namespace citygauge::twins
