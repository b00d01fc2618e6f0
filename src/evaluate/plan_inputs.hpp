// Which files a plan is made of, and their digest: what --resume compares. Size and time are not trusted: a
// copy may keep both.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "model/project.hpp"

namespace citygauge {

/// A file with all that lies beside it under its name (roads.dbf and roads.cpg of roads.shp, roads.gpkg-wal
/// of roads.gpkg), or all files of a folder.
[[nodiscard]] std::set<std::filesystem::path> files_of_source(const std::filesystem::path& source);

/// The project, its profiles that are files, its sources and joined tables, each as above. nullopt when one
/// of them is not on this machine, so that nobody knows whether it has changed.
[[nodiscard]] std::optional<std::set<std::filesystem::path>> files_of_project(const Project& project);

class FileDigests {
 public:
  /// The paths with the SHA-256 of their content, a line each; "missing" for what is not there. Every file is
  /// read once, however often it is asked for. ERRORS: Error{input} when one cannot be read.
  [[nodiscard]] std::string lines(const std::set<std::filesystem::path>& files);

 private:
  std::map<std::filesystem::path, std::string> known_;
};

}  // namespace citygauge
