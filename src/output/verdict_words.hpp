// Verdicts and severities as people read them, in the two languages.
#pragma once

#include <string>

#include "model/result.hpp"
#include "model/text.hpp"

namespace citygauge {

/// "✓ 达标", "✗ missed": the sign tells them apart without colour.
[[nodiscard]] std::string signed_word(Verdict verdict, Language language);

/// ANSI parameters, e.g. "31;1".
[[nodiscard]] std::string ansi_colour(Verdict verdict);

[[nodiscard]] std::string word(Severity severity, Language language);

/// "余 0.12 km", "short by 12.3 km"; "" without a margin.
[[nodiscard]] std::string margin_words(const Result& result, Language language);

}  // namespace citygauge
