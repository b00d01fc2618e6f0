// Prints map sheets with QGIS, where it is installed: the layouts of a QGIS project, handed to QGIS's own
// qgis_process.
#pragma once

#include <chrono>
#include <filesystem>
#include <vector>

#include "config/style_book.hpp"
#include "core/progress.hpp"
#include "model/run_report.hpp"
#include "output/map/canvas.hpp"
#include "output/map/sheet_plan.hpp"

namespace citygauge {

struct QgisPrint {
  std::filesystem::path geopackage;  // of the result; it is copied for QGIS, and never written to
  std::filesystem::path folder;      // for the sheets; made if need be
  PaperSize paper{420, 297};
  std::vector<PictureFormat> formats{PictureFormat::pdf};
  double dpi = 300;
  std::vector<std::filesystem::path> untouched;  // files that must not be written over: the inputs
  std::chrono::seconds time_limit{300};          // for one file
};

/// Writes one file per sheet and format and returns their paths. The files get their names when all are
/// printed; QGIS's profile, caches and temporary files stay in a hidden folder in `folder`, which is removed.
/// ERRORS: Error{config} for what QGIS's layouts do not offer (a sheet of one district, SVG) and when a file
/// of `untouched` would be written over; Error{input} when QGIS is missing (the hint names the package),
/// fails (the message ends with what it said) or takes too long.
[[nodiscard]] std::vector<std::filesystem::path> print_with_qgis(const RunReport& report,
                                                                 const StyleBook& book,
                                                                 const std::vector<PlannedSheet>& sheets,
                                                                 const QgisPrint& print, Progress& progress);

}  // namespace citygauge
