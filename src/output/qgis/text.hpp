// Texts for a QGIS project: in both languages, and safe where QGIS looks for expressions to evaluate, "[% ...
// %]" in names and labels.
#pragma once

#include <string>
#include <string_view>

#include "model/text.hpp"

namespace citygauge {

/// As XML (see xml_text), and inert: what looks like an expression is shown as it stands, but for a space
/// that keeps QGIS from evaluating it. An expression can read files and variables.
[[nodiscard]] std::string qgis_text(std::string_view utf8);

/// "道路网密度 Road network density", "✓ 达标 met"; once where both are the same or one is missing.
[[nodiscard]] std::string in_both_languages(const Text& text);

}  // namespace citygauge
