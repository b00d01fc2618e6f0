// A symbol in QGIS's own language.
#pragma once

#include <string>

#include "model/style.hpp"

namespace citygauge {

/// "86,180,233,255".
[[nodiscard]] std::string qml_colour(Colour colour);

/// A <symbol> element with this name.
[[nodiscard]] std::string qml_symbol(const std::string& name, const Symbol& symbol);

}  // namespace citygauge
