// The second half of the indicators' page: layers with the field names recognised, and measures.
#pragma once

#include <string>

#include "output/catalogue/catalogue.hpp"

namespace citygauge {

/// Markdown with an anchor "layer-<role>" for each role and "measure-<name>" for each measure.
[[nodiscard]] std::string layers_part(const Catalogue& catalogue, Language language);
[[nodiscard]] std::string measures_part(Language language);

/// "`half`, `full`", "a number": what an option may be.
[[nodiscard]] std::string choices_in_markdown(const Parameter& parameter, Language language);

}  // namespace citygauge
