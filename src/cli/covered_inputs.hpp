// An input must never be overwritten by a result, by whatever name it is reached.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "model/project.hpp"

namespace citygauge {

/// ERRORS: Error{config} when a file of a result in `out` would take the place of a file that the project
/// reads, or lie within a source that is a folder, such as a file geodatabase.
void refuse_to_cover_inputs(const Project& project, const std::filesystem::path& out);

/// What the project reads, with its profiles: those that are no files are names of shipped ones.
[[nodiscard]] std::set<std::filesystem::path> inputs_of(const Project& project);
/// What a check writes.
[[nodiscard]] std::vector<std::string> names_of_result();

/// The same for files of these names in `out`, and any sources.
void refuse_to_cover(const std::set<std::filesystem::path>& sources, const std::filesystem::path& out,
                     const std::vector<std::string>& names);

}  // namespace citygauge
