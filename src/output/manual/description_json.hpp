// The JSON of `citygauge describe --json`: a contract with programs that build their forms from it, such as
// the QGIS plugin. docs/scripting.md has its schema.
#pragma once

#include <string>

#include "output/manual/program_description.hpp"

namespace citygauge {

/// Raised when a key changes its meaning or goes; new keys leave it as it is.
inline constexpr int description_schema = 1;

[[nodiscard]] std::string description_json(const ProgramDescription& program);

}  // namespace citygauge
