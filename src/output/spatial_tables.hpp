// The tables of a result that have a geometry: districts, evidence, issues.
#pragma once

#include <vector>

#include "output/district_columns.hpp"
#include "output/geopackage_file.hpp"

namespace citygauge {

void write_districts(GeopackageFile& geopackage, const Districts& districts,
                     const std::vector<DistrictColumn>& columns);

/// One table per name; evidence of several indicators under one name is put together, its columns matched by
/// name. Evidence without shapes makes no table. ERRORS: those of check_evidence.
void write_evidence(GeopackageFile& geopackage, const std::vector<Evidence>& evidence);

void write_issues(GeopackageFile& geopackage, const std::vector<Issue>& issues);

}  // namespace citygauge
