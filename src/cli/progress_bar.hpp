// Progress on stderr: a bar on a terminal, one JSON object a line for programs, or nothing.
#pragma once

#include <memory>
#include <string>

#include "core/progress.hpp"

namespace citygauge {

/// `kind`: "auto" (a bar if stderr is a terminal and the run is long), "json" or "none".
[[nodiscard]] std::unique_ptr<Progress> make_progress(const std::string& kind);

}  // namespace citygauge
