// DXF drawings: entities of the model, their DXF layer as class, closed polylines as polygons where the role
// needs polygons. A drawing has no CRS: the project states one.
#pragma once

#include "input/layer_opening.hpp"

namespace citygauge {

/// Reads the drawing at `path` into memory. `source.layer` names a DXF layer; without it all are taken.
/// Fields: `class` and `dxf_layer`, both the DXF layer's name. Arcs become chords of one degree. Texts, and
/// what is drawn on paper layouts, are left out. ERRORS: Error{input}: unreadable, no such DXF layer.
void open_drawing(LayerOpening& opening, const LayerSource& source, const Role& role,
                  const std::string& path);

}  // namespace citygauge
