// A result read back from its GeoPackage, for maps, reports, explanations and comparisons made later.
#pragma once

#include <filesystem>

#include "model/run_report.hpp"

namespace citygauge {

/// The GeoPackage of a result given as its folder or as the file itself. ERRORS: Error{input} when there is
/// none.
[[nodiscard]] std::filesystem::path result_file(const std::filesystem::path& result);

/// All that `write_geopackage` wrote. ERRORS: Error{input}: no such file, not a result of citygauge, a table
/// or column missing (of an older version).
[[nodiscard]] RunReport read_result(const std::filesystem::path& result);

}  // namespace citygauge
