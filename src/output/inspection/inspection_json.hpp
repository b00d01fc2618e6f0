// What the layer doctor found, for other programs.
#pragma once

#include <string>

#include "inspect/inspection.hpp"

namespace citygauge {

/// {crs, problems, layers: [{source, layer, …, roles, fields, findings}], unreadable}; texts in both
/// languages.
[[nodiscard]] std::string inspection_json(const Inspection& inspection);

}  // namespace citygauge
