// Reads layers/codes/*.csv: one land-use code system each, named by its file.
//
// Columns: code_prefix, name, green, park, permeable, class; osm_equivalent is for the human reader. What the
// columns mean for a layer is said in model/role.hpp.
#pragma once

#include <filesystem>

#include "model/role.hpp"

namespace citygauge {

/// ERRORS: Error{config} with the place: an unknown or missing column, a row of another length, a value that
/// a column does not know, a prefix given twice.
[[nodiscard]] CodeSystem load_code_system(const std::filesystem::path& path);

}  // namespace citygauge
