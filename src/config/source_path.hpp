// Which files a project file may name. It may come from somebody else, so what it names by a relative path
// lies in its own folder, links followed; what lies elsewhere is named in full and can be seen by whoever
// reads it.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/error.hpp"
#include "model/connection.hpp"
#include "model/permissions.hpp"

namespace citygauge {

struct SourceRules {
  std::filesystem::path folder;  // of the project file
  Permissions permissions;
  std::map<std::string, Connection> connections = {};
};

/// `path` as named in a file of `folder`. The result always has a folder, so that no driver takes it for a
/// connection; it is not normalised, since that would step over symbolic links.
[[nodiscard]] std::filesystem::path resolve_path(const std::filesystem::path& folder,
                                                 const std::string& path);

/// A relative path that stays in the folder, or an absolute one. Also of its companions (the .dbf of a .shp,
/// the files of a folder) none may be a link that leads out. ERRORS: Error{config} at `at`.
[[nodiscard]] std::filesystem::path confined_path(const std::filesystem::path& folder,
                                                  const std::string& path, const Location& at);

/// A `source`: as confined_path, or a URL (made into GDAL's /vsicurl/…) when the network is allowed.
/// ERRORS: Error{config} at `at`: a URL without that permission, a connection.
[[nodiscard]] std::filesystem::path source_path(const SourceRules& rules, const std::string& source,
                                                const Location& at);

}  // namespace citygauge
