// The language that the user reads.
#pragma once

#include <string>

#include "model/text.hpp"

namespace citygauge {

/// `option` ("zh", "en") if it is not empty; else the locale's language where that is Chinese, or English.
[[nodiscard]] Language chosen_language(const std::string& option);

}  // namespace citygauge
