// Reads [districts] and [layers.<role>] of a project file.
#pragma once

#include <filesystem>
#include <string>

#include "config/library.hpp"
#include "config/toml_document.hpp"
#include "model/project.hpp"

namespace citygauge {

/// `path` as named in a file of `folder`. The result always has a folder, so that no driver takes it for a
/// connection; it is not normalised, since that would step over symbolic links.
[[nodiscard]] std::filesystem::path resolve_path(const std::filesystem::path& folder,
                                                 const std::string& path);

/// ERRORS: Error{config} with the place.
[[nodiscard]] LayerSource read_layer_source(const std::string& role, const TomlValue& value,
                                            const std::filesystem::path& folder, const Library& library);
[[nodiscard]] DistrictSource read_district_source(const TomlValue& value,
                                                  const std::filesystem::path& folder);

}  // namespace citygauge
