// Writes map sheets as files: PDF, SVG or PNG, whole or not at all.
#pragma once

#include <filesystem>
#include <vector>

#include "core/progress.hpp"
#include "output/map/sheet_composition.hpp"

namespace citygauge {

struct SheetFiles {
  std::filesystem::path folder;  // made if need be
  PaperSize paper{420, 297};
  bool either_way_up = false;  // turn the paper as each sheet's map fits better
  std::vector<PictureFormat> formats{PictureFormat::pdf};
  double dpi = 300;                              // of PNG
  std::vector<std::filesystem::path> untouched;  // files that must not be written over: the inputs
};

struct WrittenSheets {
  std::vector<std::filesystem::path> files;  // in the order of the sheets
  std::vector<Text> remarks;                 // what the user should know: too small a scale, simplified, ...
};

/// Draws all sheets under temporary names in the folder and renames them when all are done; earlier files of
/// the same names are replaced. ERRORS: Error{config} when a file of `untouched` would be written over, or
/// the folder is a file; Error{input} when something cannot be written or the logo not be read.
[[nodiscard]] WrittenSheets write_sheets(const SheetSources& sources, const std::vector<PlannedSheet>& sheets,
                                         const SheetSettings& settings, const SheetFiles& files,
                                         Progress& progress);

}  // namespace citygauge
