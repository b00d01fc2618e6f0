// Draws features with a symbol: areas with hatches and outlines, lines with dashes, markers.
#pragma once

#include "model/style.hpp"
#include "output/map/cairo_types.hpp"

namespace citygauge {

/// Draws features given in millimetres into a context whose unit is a millimetre. All areas lie below all
/// hatches, and these below all outlines. Translucent features darken where they overlap, opaque ones do not.
/// ERRORS: Error{config} for an unknown marker.
void paint_features(cairo_t* context, const Shapes& on_paper, const Symbol& symbol);

}  // namespace citygauge
