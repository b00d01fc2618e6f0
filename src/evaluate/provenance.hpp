// Where a result comes from: inputs with size, time and digest; CRS and distortion; options; profile texts;
// versions.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "evaluate/plan.hpp"
#include "input/crs.hpp"
#include "model/project.hpp"
#include "model/run_report.hpp"

namespace citygauge {

/// `digests`: of the layers that come from databases, by role.
[[nodiscard]] std::vector<ProvenanceRow> provenance_of(const Project& project,
                                                       const std::vector<Profile>& profiles, const Plan& plan,
                                                       const RunReport& report, const Distortion& distorted,
                                                       const std::map<std::string, std::string>& digests);

/// The key of an input's row: its path relative to the project file where it lies below it, else its name.
[[nodiscard]] std::string name_in_provenance(const std::filesystem::path& file, const Project& project);
/// The SHA-256 that the provenance has of an input; nullopt when the run did not use that file.
[[nodiscard]] std::optional<std::string> recorded_digest(const RunReport& report, const std::string& input);
/// All files that make up inputs: a shapefile is several, a folder is known by the files in it.
[[nodiscard]] std::set<std::filesystem::path> with_sidecars(const std::set<std::filesystem::path>& files);

}  // namespace citygauge
