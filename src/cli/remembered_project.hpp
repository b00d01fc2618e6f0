// Which project file a result may lead `map` to. A result may come from anyone, and the path in it from
// whoever made it.
#pragma once

#include <filesystem>
#include <optional>

#include "model/run_report.hpp"

namespace citygauge {

struct RememberedProject {
  std::optional<std::filesystem::path> file;
  Text why_not;  // without a file
};

/// The project file that the result in `folder` remembers, if it lies with the result (below the folder that
/// holds `folder`, links followed), or if it is, byte for byte, the one that the result was made from.
[[nodiscard]] RememberedProject remembered_project(const RunReport& report,
                                                   const std::filesystem::path& folder);

}  // namespace citygauge
