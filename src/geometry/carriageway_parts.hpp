// The line parts of a road layer as the search for carriageway twins sees them: each drawn shape once, its
// copies listed, attributes as small numbers, all in an order that depends on geometry and attributes alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geometry/carriageway_twins.hpp"

namespace citygauge::twins {

/// A value of an attribute: its place among the layer's distinct values in alphabetical order; 0 is unknown.
using AttributeCode = std::uint32_t;

enum class Flow : std::int8_t { against = -1, both = 0, along = 1, unknown = 2 };

struct PartCopy {
  std::uint32_t line = 0;
  std::uint32_t part = 0;
  bool flipped = false;  // drawn against the canonical direction
};

/// One drawn shape. Its canonical direction is that of the lexicographically smaller point sequence.
struct RoadPart {
  std::span<const Point> points;  // as its first copy draws them
  bool flipped = false;           // the first copy is drawn against the canonical direction
  std::uint32_t first_copy = 0;   // into RoadParts::copies
  std::uint32_t copy_count = 1;
  AttributeCode road_id = 0, name = 0, ref = 0, road_class = 0, level = 0;
  Flow flow = Flow::unknown;  // relative to the canonical direction
  double half_width_m = 0;
  double length_m = 0;

  [[nodiscard]] Point point(std::size_t i) const { return points[flipped ? points.size() - 1 - i : i]; }
  [[nodiscard]] Point front() const { return flipped ? points.back() : points.front(); }
  [[nodiscard]] Point back() const { return flipped ? points.front() : points.back(); }
};

struct RoadParts {
  std::vector<RoadPart> parts;   // sorted by canonical points, then by level
  std::vector<PartCopy> copies;  // of all parts; those of one part adjacent, sorted by line and part
};

/// Copies at different levels (an elevated road drawn on the street below it) stay apart. Where copies
/// disagree, the alphabetically last attribute holds, and opposite directions make a two-way street.
[[nodiscard]] RoadParts collect_road_parts(const Shapes& roads, const RoadAttributes& attributes,
                                           const TwinRules& rules);

}  // namespace citygauge::twins
