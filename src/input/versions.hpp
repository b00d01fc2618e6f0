// Versions of the program and of the libraries that its numbers rest on.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace citygauge {

[[nodiscard]] std::vector<std::pair<std::string, std::string>> library_versions();

}  // namespace citygauge
