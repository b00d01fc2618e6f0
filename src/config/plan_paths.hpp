// The plans of a batch: what patterns such as plans/*.gpkg match, and the name of each plan's own folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace citygauge {

enum class PlanKind : std::uint8_t { file, folder, project };

struct PlanPath {
  std::filesystem::path given;  // as the user sees it; of a project its file
  std::string name;             // of its folder in the batch's, safe on every system, none twice
  PlanKind kind = PlanKind::file;
};

/// Each match of each pattern (*, ?, [a-z], {a,b}; a path that exists is taken as it is) once, in natural
/// order. What belongs to another match (roads.dbf of roads.shp, a journal of SQLite), hidden files and
/// whatever lies in `out` are no plans. A folder with a project.toml and a file *.toml are projects, *.gdb is
/// a file. ERRORS: Error{config} when a pattern matches nothing.
[[nodiscard]] std::vector<PlanPath> find_plans(const std::vector<std::string>& patterns,
                                               const std::filesystem::path& out);

/// `name` as a file may be called on every system: no separators, control characters or leading dots, not
/// too long, never empty.
[[nodiscard]] std::string safe_file_name(const std::string& name);

}  // namespace citygauge
