// Notes of results and issues in Chinese. The measures write English sentences, which the tables keep; here
// stands what each says in Chinese. A test reads the sources and fails when a sentence has no translation.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "model/text.hpp"

namespace citygauge {

/// A sentence with named gaps. What fills {role} or {attribute} is a machine word and is named in Chinese,
/// {reason} is a sentence of its own; anything else is taken over as it is.
struct SentencePattern {
  const char* en;  // "layer `{role}` is not given"
  const char* zh;  // "缺少“{role}”图层": the same gaps, in any order
};

[[nodiscard]] std::span<const SentencePattern> sentence_patterns();

/// The Chinese by the first of `patterns` that the sentence fits; nullopt when none does.
[[nodiscard]] std::optional<std::string> in_chinese(std::span<const SentencePattern> patterns,
                                                    const std::string& sentence);

/// One sentence: message or action of an issue. One that no pattern knows stays as it is.
[[nodiscard]] std::string sentence_words(const std::string& sentence, Language language);

/// The note of a result: sentences joined by "; ".
[[nodiscard]] std::string note_words(const std::string& note, Language language);

}  // namespace citygauge
