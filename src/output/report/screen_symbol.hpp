// A style's symbol on the screen: as an SVG pattern for charts and small maps, and as JSON for the map's
// script.
#pragma once

#include <string>

#include "model/style.hpp"

namespace citygauge::html {

/// "#0072b2".
[[nodiscard]] std::string css_colour(const Colour& colour);

/// <pattern id="..."> of an area: its colour with its hatches over it, `gap` units apart and `line` wide.
[[nodiscard]] std::string svg_pattern(const std::string& id, const Symbol& symbol, double gap, double line);

/// {"fill","opacity","line","lineOpacity","width","dash","radius","marker","hatches":[{"angle","gap","line"}]},
/// lengths in px of 1/96 inch.
[[nodiscard]] std::string symbol_json(const Symbol& symbol);

}  // namespace citygauge::html
