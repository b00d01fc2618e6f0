// Lines that are named once for a good stretch: the pieces of a road, which data cut at every crossing, are
// joined by name again.
#pragma once

#include <string>
#include <vector>

#include "geometry/shapes.hpp"

namespace citygauge {

/// How far apart the same name stands on a sheet, mm.
inline constexpr double name_distance_mm = 80;

struct NameStretches {
  Shapes lines{ShapeKind::line};   // one part each, millimetres on paper
  std::vector<std::string> names;  // one per line
};

/// Stretches to be labelled, the longest of each name first, their middles at least `name_distance_mm` apart
/// for the same name. `names` has one entry per line feature; those with "" are passed over. Independent of
/// the order of the features.
[[nodiscard]] NameStretches name_stretches(const Shapes& lines, const std::vector<std::string>& names);

}  // namespace citygauge
