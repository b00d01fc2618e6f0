// Where a result comes from, as people read it.
#pragma once

#include <string>
#include <utility>

#include "model/run_report.hpp"

namespace citygauge {

/// Key and value of a row in words: {"长度比", "1.00002 至 1.00003"} of {"scale", "1.00002 to 1.00003"}.
/// Names of files, systems and programs, and digests, stay as they are.
[[nodiscard]] std::pair<std::string, std::string> provenance_words(const RunReport& report,
                                                                   const ProvenanceRow& row,
                                                                   Language language);

/// A topic: "输入文件" of "input".
[[nodiscard]] std::string topic_words(const std::string& topic, Language language);

}  // namespace citygauge
