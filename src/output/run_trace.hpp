// Where the time of a run went, as a file for timeline viewers: Perfetto (ui.perfetto.dev), chrome://tracing,
// speedscope.
#pragma once

#include <span>
#include <string>

#include "core/span_recorder.hpp"
#include "output/file_list.hpp"

namespace citygauge {

/// What Chrome calls the trace event format, as JSON: one complete event ("X") per span, in microseconds
/// since the beginning of the run, a counter of the greatest memory so far, and names for the threads.
[[nodiscard]] std::string chrome_trace(const RunTimes& times);

/// The list that holds trace.json alone: it is written when the result is in place, for it tells of that,
/// too.
[[nodiscard]] std::span<const ListedFile<RunTimes>> trace_files();

}  // namespace citygauge
