// Where the time of a run went, as a table for the terminal.
#pragma once

#include <string>

#include "core/span_recorder.hpp"
#include "model/text.hpp"

namespace citygauge {

/// The phases of the run in their order, each with its wall time, the CPU time of the whole process
/// meanwhile, and the greatest memory until its end; indented below it what happened in it, summed over the
/// threads, the longest first. Parts too short to matter are summed up in one row.
[[nodiscard]] std::string run_times_table(const RunTimes& times, Language language);

}  // namespace citygauge
