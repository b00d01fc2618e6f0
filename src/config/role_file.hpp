// Reads layers/roles/*.toml. The format is described in layers/roles/roads.toml.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/role.hpp"

namespace citygauge {

/// ERRORS: Error{config} with the place.
[[nodiscard]] Role load_role(const std::filesystem::path& path, const std::vector<std::string>& code_systems);

}  // namespace citygauge
