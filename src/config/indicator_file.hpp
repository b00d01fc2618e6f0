// Reads indicators/*.toml. Tests execute the examples of every shipped indicator.
//
//   id, title, definition, unit, factor = 1, margin_unit, margin_factor = 1, group_by, subject
//   numerator, denominator   { measure, layer, where = { attribute = ["value"] }, <options of the measure> }
//   [[example]]              comment, districts = [WKT], <role> = [{ wkt, <attribute> }], options, tolerance,
//                            and value = number | values = [one per subject] | by_group = { class = value(s)
//                            }; "not_evaluated" where there is no value
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "model/indicator.hpp"
#include "model/role.hpp"

namespace citygauge {

/// ERRORS: Error{config} with the place: unknown keys, roles, attributes, classes; examples without values.
[[nodiscard]] Indicator load_indicator(const std::filesystem::path& path,
                                       const std::map<std::string, Role>& roles);

}  // namespace citygauge
