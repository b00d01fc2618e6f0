// What `citygauge --version` prints.
#pragma once

#include <string>

namespace citygauge {

/// A line each: the program, the libraries that its numbers rest on, the data folder, and the policy texts
/// with the beginning of their SHA-256, as results record it in whole. Where the data are missing, it says
/// so.
[[nodiscard]] std::string version_text();

}  // namespace citygauge
