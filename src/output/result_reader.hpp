// A result read back from its GeoPackage, for maps, reports, explanations and comparisons made later. It
// needs neither the project nor the profiles nor the program's data folder.
#pragma once

#include <filesystem>

#include "model/run_report.hpp"

namespace citygauge {

/// The GeoPackage of a result given as its folder or as the file itself. ERRORS: Error{input} when there is
/// none.
[[nodiscard]] std::filesystem::path result_file(const std::filesystem::path& result);

/// All that `write_geopackage` wrote, from a file that may come from anywhere: written again, it gives the
/// same tables. Every result's indicator is among `indicators`; coordinates are finite, numbers finite or
/// none. Evidence comes as one element per table; where its column has gaps, they are NaN among real numbers,
/// and "" among texts, which a column of whole numbers with gaps becomes. Locations and worked examples are
/// not kept. What another program has changed in the file without closing it is not seen. ERRORS:
/// Error{input}: no such file, not a result of citygauge, damaged, or written by an older version (a table or
/// column is missing).
[[nodiscard]] RunReport read_result(const std::filesystem::path& result);

}  // namespace citygauge
