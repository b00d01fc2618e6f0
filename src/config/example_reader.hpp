// Reads the worked examples of an indicator: [[example]] in indicators/*.toml.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "config/toml_document.hpp"
#include "model/indicator.hpp"
#include "model/role.hpp"

namespace citygauge {

[[nodiscard]] std::vector<std::string> attribute_names(const Role& role);

/// `indicator` tells how many values are expected, and whether by group.
/// ERRORS: Error{config} with the place.
[[nodiscard]] Example read_example(const TomlValue& value, const Indicator& indicator,
                                   const std::map<std::string, Role>& roles);

}  // namespace citygauge
