// Puts a composed sheet on its canvas.
#pragma once

#include "output/map/sheet_composition.hpp"

namespace citygauge {

/// REQUIRES the canvas that the sheet was composed for, or one of the same size and format.
/// ERRORS: Error{input} for a logo that cannot be read.
void draw_sheet(Canvas& canvas, const SheetSources& sources, const ComposedSheet& sheet);

}  // namespace citygauge
