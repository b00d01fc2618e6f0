// Well-known binary → flat arrays. The common types (points, line strings, polygons, their multis, with Z or
// M dropped) are read here without any intermediate object; curves are left to the caller.
#pragma once

#include <cstdint>
#include <span>

#include "geometry/shapes.hpp"

namespace citygauge {

enum class WkbOutcome : std::uint8_t {
  ok,
  mended,  // ok after closing a ring, dropping a degenerate ring or taking the fitting parts of a collection
  empty,   // nothing in it
  wrong_kind,  // of another kind than `shapes`
  not_finite,  // NaN or infinite coordinates
  degenerate,  // no ring of 4 points, no line of 2 different points
  curve,       // circular strings and the like: linearise first
  malformed,   // not WKB
};

/// What was put in order without changing what the geometry says.
struct WkbRemarks {
  bool dimensions_dropped = false;  // Z or M
  bool points_dropped = false;      // a point that repeats the one before it
  bool rings_turned = false;        // a hole ran around like its shell
};

/// Appends the parts of one feature; `ok` and `mended` end the feature, anything else leaves `shapes`
/// unchanged. Rings come out closed and oriented as Shapes wants them.
[[nodiscard]] WkbOutcome append_wkb(Shapes& shapes, std::span<const std::uint8_t> wkb,
                                    WkbRemarks* remarks = nullptr);

/// The feature as WKB (always of a multi type), little-endian; for writing.
[[nodiscard]] std::vector<std::uint8_t> to_wkb(ShapeView shape);

}  // namespace citygauge
