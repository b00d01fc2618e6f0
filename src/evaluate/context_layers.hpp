// The layers of a project drawn under a result for orientation: roads, water, green, buildings. A map without
// them is still right, so nothing that is wrong with them stops it: each trouble becomes a remark that the
// sheet and the program say.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "config/library.hpp"
#include "model/context_layer.hpp"
#include "model/run_report.hpp"

namespace citygauge {

struct Context {
  std::vector<ContextLayer> layers;            // in the order of the roles asked for; features by their ids
  std::vector<std::filesystem::path> sources;  // all files that the project names
  std::vector<Text> remarks;                   // what is missing, or has changed since the result was made
};

/// The roles that are drawn unless the user names others, and those that can be drawn at all.
[[nodiscard]] const std::vector<std::string>& usual_context_roles();
[[nodiscard]] const std::vector<std::string>& known_context_roles();

/// Reads those of `roles` that the project has as vector layers, in the working CRS of the report. Features
/// farther from the districts than the districts are wide are left out. Whether files have changed is told by
/// the digests in the report's provenance.
[[nodiscard]] Context read_context(const std::filesystem::path& project_file, const RunReport& report,
                                   const std::vector<std::string>& roles, const Library& library);

}  // namespace citygauge
