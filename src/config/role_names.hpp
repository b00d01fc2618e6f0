// By which words a layer's name tells its role. Loaded from layers/role_names.toml.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "config/library.hpp"

namespace citygauge {

/// role -> words, as written.
using RoleNames = std::map<std::string, std::vector<std::string>>;

/// ERRORS: Error{config} with the place: no such file, or a role that there is not.
[[nodiscard]] RoleNames load_role_names(const Library& library);

}  // namespace citygauge
