// An input must never be overwritten by a result, by whatever name it is reached.
#pragma once

#include <filesystem>

#include "model/project.hpp"

namespace citygauge {

/// ERRORS: Error{config} when a file of a result in `out` would take the place of a file that the project
/// reads, or lie within a source that is a folder, such as a file geodatabase.
void refuse_to_cover_inputs(const Project& project, const std::filesystem::path& out);

}  // namespace citygauge
