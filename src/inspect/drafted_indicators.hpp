// Which indicators a draft asks for: those whose layers are there.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "config/library.hpp"
#include "inspect/inspection.hpp"

namespace citygauge {

/// Ids, sorted. `chosen` is the guess that serves each role.
[[nodiscard]] std::vector<std::string> possible_indicators(
    const std::map<std::string, const RoleGuess*>& chosen, const Library& library);

}  // namespace citygauge
