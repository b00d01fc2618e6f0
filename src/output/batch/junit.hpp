// A batch for CI systems: JUnit XML, and annotations as GitHub shows them beside the files.
#pragma once

#include <string>

#include "model/batch.hpp"

namespace citygauge {

/// A testsuite per plan, a testcase per target and district: failure for what is missed, skipped for what
/// could not be evaluated, error for a plan that could not be read. A soft target that is missed is no
/// failure. As Jenkins' schema wants it; without times, so that the same plans give the same bytes.
[[nodiscard]] std::string junit_xml(const BatchSummary& summary, Language language);

/// "::error file=plans/a.gpkg,title=…::…" lines, the worst first: errors for targets missed and plans that
/// could not be read, warnings for what was not evaluated, notices for soft targets missed.
[[nodiscard]] std::string github_annotations(const BatchSummary& summary, Language language);

}  // namespace citygauge
