// A layer's style as the QML by which QGIS (3.22 and later) is told.
#pragma once

#include <string>

#include "model/style.hpp"

namespace citygauge {

/// A whole .qml document, as layer_styles holds it.
[[nodiscard]] std::string to_qml(const LayerStyle& style);

/// What stands between the outer tags of a .qml or of a <maplayer> in a project: the renderer and the
/// labelling. Ranges with a class for missing values become rules, since QGIS's graduated renderer cannot
/// draw them. `label_expression` goes before the style's own label.
[[nodiscard]] std::string qml_body(const LayerStyle& style, const std::string& label_expression = {});

}  // namespace citygauge
