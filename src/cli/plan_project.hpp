// The project of one plan: a template with the plan in it, written down so that everybody sees what was
// checked.
#pragma once

#include <filesystem>

#include "config/library.hpp"
#include "model/permissions.hpp"

namespace citygauge {

/// Writes `out`/project.toml and returns its path. ERRORS: Error{config}: the template is not in order, or a
/// project.toml that is not of this origin would be overwritten; Error{input}: the plan cannot be read, or
/// nothing in it takes the place of a layer.
[[nodiscard]] std::filesystem::path write_plan_project(const std::filesystem::path& template_file,
                                                       const std::filesystem::path& plan,
                                                       const std::filesystem::path& out,
                                                       const Library& library,
                                                       const Permissions& permissions);

}  // namespace citygauge
