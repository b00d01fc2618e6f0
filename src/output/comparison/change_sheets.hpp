// Map sheets of a comparison: for each indicator that changed the districts by their difference, under the
// new and the resolved evidence.
#pragma once

#include "config/style_book.hpp"
#include "core/progress.hpp"
#include "output/comparison/comparison.hpp"
#include "output/map/sheet_files.hpp"

namespace citygauge {

/// No file when nothing changed. ERRORS: as `write_sheets`.
[[nodiscard]] WrittenSheets write_change_sheets(const Comparison& comparison, const StyleBook& styles,
                                                const SheetSettings& settings, const SheetFiles& files,
                                                Progress& progress);

}  // namespace citygauge
