// One run: a project in, a report out.
#pragma once

#include <vector>

#include "config/library.hpp"
#include "core/memory.hpp"
#include "core/progress.hpp"
#include "model/project.hpp"
#include "model/run_report.hpp"
#include "model/target.hpp"

namespace citygauge {

/// Measures and judges a project against profiles; `memory_bytes`: see TaskFinisher. ERRORS: Error{config}
/// and Error{input}; nothing is written.
[[nodiscard]] RunReport run_project(const Project& project, const Library& library,
                                    const std::vector<Profile>& profiles, Progress& progress,
                                    std::size_t memory_bytes = usual_memory_bytes);

}  // namespace citygauge
