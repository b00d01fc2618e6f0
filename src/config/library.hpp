// Everything that ships as data: roles, land-use code systems, indicators. Profiles and projects are read
// against it.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "model/indicator.hpp"
#include "model/role.hpp"

namespace citygauge {

struct Library {
  std::filesystem::path data_dir;
  std::map<std::string, Role> roles;
  std::map<std::string, CodeSystem> code_systems;
  std::map<std::string, Indicator> indicators;
};

/// Reads layers/codes/*.csv, layers/roles/*.toml and indicators/*.toml of a data folder.
/// ERRORS: Error{config} with the place.
[[nodiscard]] Library load_library(const std::filesystem::path& data_dir);

}  // namespace citygauge
