// Evidence that is in one of two results only.
#pragma once

#include <string>
#include <vector>

#include "geometry/shapes.hpp"
#include "model/result.hpp"

namespace citygauge {

/// Per table the rows that only the plan has, then those that only the base has, with a column `change`:
/// "new", "resolved". Rows are the same when their cells and geometry are, the numbers of features aside; of
/// equal rows as many are matched as both have. ERRORS: Error{input} when a table has another kind of
/// geometry.
[[nodiscard]] std::vector<Evidence> changed_evidence(const std::vector<Evidence>& base,
                                                     const std::vector<Evidence>& plan);

/// Bytes that are the same for the same geometry, wherever its rings begin, whichever way its lines run, and
/// in whatever order its parts come.
[[nodiscard]] std::string geometry_key(ShapeView shape);

}  // namespace citygauge
