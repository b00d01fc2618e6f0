// Which role a layer may have, told from its name, its geometry and its fields.
#pragma once

#include <vector>

#include "config/role_names.hpp"
#include "inspect/inspection.hpp"

namespace citygauge {

/// The roles that a layer may have, best first: by name, or where the name says nothing by fields that only a
/// few roles know. None where neither speaks.
[[nodiscard]] std::vector<RoleGuess> guess_roles(const StoredLayer& layer, const Library& library,
                                                 const RoleNames& names);

/// The guess for a role that is stated: all that is known are its fields.
[[nodiscard]] RoleGuess stated_role(const StoredLayer& layer, const Role& role);

}  // namespace citygauge
