// The policy texts that ship with the program.
#pragma once

#include <vector>

#include "config/library.hpp"

namespace citygauge {

/// The profiles of the library's data folder, by name. ERRORS: Error{config} with the place.
[[nodiscard]] std::vector<Profile> shipped_profiles(const Library& library);

}  // namespace citygauge
