// A project checked as the command line asks: for every command that measures.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "config/library.hpp"
#include "core/memory.hpp"
#include "core/progress.hpp"
#include "model/project.hpp"
#include "model/run_report.hpp"

namespace citygauge {

/// The project file, which may be given as the folder that holds it.
[[nodiscard]] std::filesystem::path project_file(const std::string& given);

/// Those that are named, each once, or else the project's. ERRORS: Error{config}.
[[nodiscard]] std::vector<Profile> chosen_profiles(const std::vector<std::string>& named,
                                                   const Project& project, const Library& library);

struct Resources {
  int threads = 0;  // 0: all cores
  std::size_t memory_bytes = usual_memory_bytes;
};

/// Measures and judges with what it may use for a result that will lie in `out`, which holds
/// what does not fit into memory meanwhile. ERRORS: as `run_project`.
[[nodiscard]] RunReport checked_project(const Project& project, const Library& library,
                                        const std::vector<Profile>& profiles,
                                        const std::filesystem::path& out, const Resources& resources,
                                        Progress& progress);

}  // namespace citygauge
