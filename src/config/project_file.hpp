// Reads a project file (project.toml, see docs and `citygauge init`) and checks all names in it.
#pragma once

#include <filesystem>

#include "config/library.hpp"
#include "model/permissions.hpp"
#include "model/project.hpp"

namespace citygauge {

/// Relative sources and profile paths are resolved against the folder of `file`.
/// ERRORS: Error{config} with the place: unknown keys, roles, attributes, canonical values, indicators,
/// profiles, code systems; `source` or `scope` missing; a source that is not on the local file system.
[[nodiscard]] Project load_project(const std::filesystem::path& file, const Library& library,
                                   const Permissions& permissions = {});

}  // namespace citygauge
