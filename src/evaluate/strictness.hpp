// `--strict`: what a run would mend or leave out stops it instead (docs/input.md, the repair policy).
#pragma once

#include <vector>

#include "core/issue.hpp"

namespace citygauge {

/// ERRORS: Error{input} that lists each issue whose action is "repaired" or "left out", a few dozen at most.
void refuse_mended_input(const std::vector<Issue>& issues);

}  // namespace citygauge
