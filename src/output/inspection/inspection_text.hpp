// What the layer doctor found, for a person at a terminal.
#pragma once

#include <string>

#include "inspect/inspection.hpp"

namespace citygauge {

/// Layer by layer: what it is, its fields with the attribute that each would serve, and what was found.
[[nodiscard]] std::string inspection_text(const Inspection& inspection, Language language);

}  // namespace citygauge
