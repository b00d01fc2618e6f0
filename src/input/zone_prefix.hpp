// Eastings of Gauss-Krüger zones with and without the zone's number before them: 36 538 281 and 538 281 are
// the same easting of the zone around 108° E, and files and their CRS often disagree on which of them is
// meant.
#pragma once

#include <string>
#include <vector>

#include "core/issue.hpp"
#include "input/crs.hpp"

namespace citygauge {

/// `stated`, or its twin with (without) the zone's number in the false easting where the coordinates have it
/// (lack it); then an issue of `role` says so. ERRORS: Error{input} naming `what` when the number is that of
/// another zone than the CRS's.
[[nodiscard]] Crs crs_with_fitting_zone(const Crs& stated, const Box& extent, const std::string& role,
                                        const std::string& what, std::vector<Issue>& issues);

/// The number of the zone that all eastings of the box begin with; 0: none.
[[nodiscard]] int zone_of_eastings(const Box& extent);

}  // namespace citygauge
