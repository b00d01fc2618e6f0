// The pieces of a run (core/span_recorder.hpp) in words, for its times and its trace.
#pragma once

#include <string>

#include "core/span_recorder.hpp"
#include "model/text.hpp"

namespace citygauge {

/// "read", "feed": the same in every language.
[[nodiscard]] const char* id_of(Work work);

/// "checking features", "检查要素".
[[nodiscard]] const char* work_words(Work work, Language language);

/// Whether the subject of such a span is a file, not a layer.
[[nodiscard]] bool is_file(Work work);

/// A span's own name: "layer roads", "road_density: finish", "result.gpkg".
[[nodiscard]] std::string span_name(const Span& span, Language language);

}  // namespace citygauge
