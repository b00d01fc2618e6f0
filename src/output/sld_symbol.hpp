// A symbol in the words of Symbology Encoding 1.1.
#pragma once

#include <string>

#include "model/style.hpp"

namespace citygauge {

/// The symbolizers that draw a symbol, one upon the other: an area, then each of its hatches.
[[nodiscard]] std::string sld_symbolizers(const Symbol& symbol);

/// "#56b4e9".
[[nodiscard]] std::string sld_colour(Colour colour);

/// <se:SvgParameter name="...">value</se:SvgParameter>
[[nodiscard]] std::string sld_parameter(const char* name, const std::string& value);
[[nodiscard]] std::string sld_parameter(const char* name, double value);

/// A length on paper in the pixels of the standard.
[[nodiscard]] double sld_pixels(double mm);

}  // namespace citygauge
