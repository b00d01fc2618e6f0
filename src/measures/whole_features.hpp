// Features that count as a whole where they stand: buildings, stops, villages. A feature belongs to the
// districts that its inner point lies in; so districts that tile an area share out all features, none twice.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "measures/evidence_builder.hpp"
#include "measures/measure.hpp"

namespace citygauge {

/// The districts that a feature belongs to, ascending; usually one. A point on an outer border belongs to
/// the district inside.
void districts_of(ShapeView feature, const DistrictGrid& grid, std::vector<std::uint32_t>& districts);
void districts_of(Point place, const DistrictGrid& grid, std::vector<std::uint32_t>& districts);

/// The evidence table for features that break a rule, by their kind: "evidence_offending_areas".
[[nodiscard]] std::string offenders_table(ShapeKind kind);
/// All tables that `offenders_table` names.
[[nodiscard]] std::vector<std::string> offenders_tables();

}  // namespace citygauge
