// A layer's style as the QML by which QGIS (3.22 and later) is told.
#pragma once

#include <string>

#include "model/style.hpp"

namespace citygauge {

[[nodiscard]] std::string to_qml(const LayerStyle& style);

}  // namespace citygauge
