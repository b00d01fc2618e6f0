// Reads [districts] and [layers.<role>] of a project file.
#pragma once

#include <string>

#include "config/library.hpp"
#include "config/source_path.hpp"
#include "config/toml_document.hpp"
#include "model/project.hpp"

namespace citygauge {

/// ERRORS: Error{config} with the place.
[[nodiscard]] LayerSource read_layer_source(const std::string& role, const TomlValue& value,
                                            const SourceRules& rules, const Library& library);
[[nodiscard]] DistrictSource read_district_source(const TomlValue& value, const SourceRules& rules);

}  // namespace citygauge
