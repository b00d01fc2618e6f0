// The layer doctor: reads layers as they are stored and says what is wrong with them, before any plan is
// measured.
#pragma once

#include <filesystem>
#include <vector>

#include "config/role_names.hpp"
#include "inspect/inspection.hpp"
#include "model/project.hpp"

namespace citygauge {

/// The map files in a folder and those below it, sorted; hidden ones and results of citygauge are passed
/// over. The file itself for a file.
[[nodiscard]] std::vector<std::filesystem::path> map_files(const std::filesystem::path& place);

/// ERRORS: Error{input} when none of the files can be read. One that cannot be is told in `unreadable`.
[[nodiscard]] Inspection inspect_files(const std::vector<std::filesystem::path>& files,
                                       const Library& library, const RoleNames& names);

/// The layers that a project names, by the roles that it gives them.
[[nodiscard]] Inspection inspect_project(const Project& project, const Library& library);

}  // namespace citygauge
