// Where the shipped data lie: roles, codes, indicators, profiles.
#pragma once

#include <filesystem>

namespace citygauge {

/// CITYGAUGE_DATA if set; else share/citygauge beside the installed binary's bin/, or else the source tree
/// that the binary was built from. ERRORS: Error{config} when none of them is there.
[[nodiscard]] std::filesystem::path data_folder();

}  // namespace citygauge
