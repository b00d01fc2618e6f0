// The districts: read whole, sorted by id, in the metric working CRS that is chosen with them.
#pragma once

#include "input/crs.hpp"
#include "input/vector_layer.hpp"
#include "model/district.hpp"

namespace citygauge {

struct DistrictReading {
  Districts districts;
  Crs working;
  std::vector<Issue> issues;
  LayerCounts counts;
  std::string digest;  // as LayerReading
};

/// ERRORS: Error{input}: unreadable, no usable district, ids missing or twice, no CRS anywhere.
/// Error{config}: a working CRS that cannot be measured in (degrees, Web Mercator, feet).
[[nodiscard]] DistrictReading read_districts(const Project& project, const Role& role);

}  // namespace citygauge
