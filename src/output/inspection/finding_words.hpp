// What a finding says in both languages: sentences of a run, which are English in the data, are translated
// here.
#pragma once

#include "inspect/inspection.hpp"
#include "output/sentences.hpp"

namespace citygauge {

[[nodiscard]] inline Text finding_words(const Finding& finding) {
  if (!finding.message.zh.empty()) return finding.message;
  return {sentence_words(finding.message.en, Language::zh), finding.message.en};
}

}  // namespace citygauge
