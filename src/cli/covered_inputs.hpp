// An input must never be overwritten by a result, by whatever name it is reached.
#pragma once

#include <filesystem>
#include <set>
#include <vector>

#include "model/project.hpp"

namespace citygauge {

/// ERRORS: Error{config} when one of `outputs` would take the place of a file of `sources` or of its
/// sidecars, or lie within a source that is a geodatabase.
void refuse_to_cover(const std::set<std::filesystem::path>& sources,
                     const std::vector<std::filesystem::path>& outputs);

/// ERRORS: Error{config} when a file of a result in `out` would take the place of a file that the project
/// reads, or lie within a source that is a folder, such as a file geodatabase.
void refuse_to_cover_inputs(const Project& project, const std::filesystem::path& out);

/// What the project reads, with its profiles: those that are no files are names of shipped ones.
[[nodiscard]] std::set<std::filesystem::path> inputs_of(const Project& project);
/// What a check writes into `out`.
[[nodiscard]] std::vector<std::filesystem::path> outputs_in(const std::filesystem::path& out);

}  // namespace citygauge
