// Where the shipped data lie: roles, codes, indicators, profiles.
#pragma once

#include <filesystem>

namespace citygauge {

/// CITYGAUGE_DATA if set; else share/citygauge beside the installed binary's bin/; else, if it was not built
/// for a package, the source tree that the binary was built from; else /usr/share/citygauge. ERRORS:
/// Error{config} when CITYGAUGE_DATA names another folder, or none of the others is there.
[[nodiscard]] std::filesystem::path data_folder();

}  // namespace citygauge
