// The result as a GeoPackage: every number with its verdict, its ledger and the geometry that proves it, with
// default styles for QGIS.
#pragma once

#include <filesystem>

#include "config/style_book.hpp"
#include "model/run_report.hpp"

namespace citygauge {

/// The topic of those rows of table `provenance` that are members of the report: title, file (the project),
/// crs, crs_wkt.
inline constexpr const char* project_topic = "project";

/// Writes all tables to `file`, which is made anew; its name must end in ".gpkg". The same report gives the
/// same tables, and with SOURCE_DATE_EPOCH set the same bytes. ERRORS: Error{input} naming the file when it
/// cannot be written; it may then be left unfinished (write_result_folder takes care of that).
void write_geopackage(const RunReport& report, const StyleBook& styles, const std::filesystem::path& file);

}  // namespace citygauge
