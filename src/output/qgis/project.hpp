// The result as a QGIS project, result.qgz: the tables of result.gpkg as layers in groups with their styles,
// a map theme and a print layout per indicator. It names the GeoPackage by a path relative to itself, so the
// folder may be moved.
#pragma once

#include <filesystem>
#include <string>

#include "config/style_book.hpp"
#include "model/run_report.hpp"
#include "output/map/paper.hpp"
#include "output/qgis/plan.hpp"

namespace citygauge {

struct QgisProject {
  QgisPlan plan;
  std::vector<std::string> layouts;  // their names, parallel to plan.sheets; none without districts
  std::string xml;                   // of the .qgs file
};

/// For QGIS 3.22 and later, to be read from the folder of result.gpkg. All texts are in both languages.
[[nodiscard]] QgisProject qgis_project(const RunReport& report, const StyleBook& book,
                                       PaperSize paper = {420, 297});

/// Writes the project as a .qgz file. The same report gives the same bytes.
/// ERRORS: Error{input} when it cannot be written.
void write_qgis_project(const RunReport& report, const StyleBook& book, const std::filesystem::path& file);

}  // namespace citygauge
