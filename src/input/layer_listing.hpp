// What layers a file or folder holds, each named as a project would name it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/project.hpp"

namespace citygauge {

/// What the two layers of a transit feed are called.
inline constexpr const char* stops_of_feed = "stops";
inline constexpr const char* routes_of_feed = "routes";

/// The layers of a database, the members of an archive, the stops and the routes of a transit feed, the
/// sheets of a workbook; `layer` is empty where there is one only. ERRORS: Error{input} naming the file:
/// missing, not a known format, damaged.
[[nodiscard]] std::vector<LayerSource> layers_in(const std::filesystem::path& source);

/// ".shp" of ROADS.SHP.
[[nodiscard]] std::string lower_ending(const std::filesystem::path& file);

}  // namespace citygauge
