// The order in which people expect ids: "2" before "10".
#pragma once

#include <string>

namespace citygauge {

/// Whether id `a` comes before `b`: runs of digits compare as numbers, all else by bytes. A strict total
/// order.
[[nodiscard]] bool natural_less(const std::string& a, const std::string& b);

}  // namespace citygauge
