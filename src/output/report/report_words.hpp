// The words of the report in the two languages: headings and hints of the page and of its script, column
// names of evidence.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/result.hpp"
#include "model/text.hpp"
#include "output/named_words.hpp"

namespace citygauge::html {

/// All fixed texts of the page, for the template ({{t.key}}) and for the script.
[[nodiscard]] std::span<const NamedWord> page_words();
/// One of them. ERRORS: Error{internal} for an unknown key.
[[nodiscard]] std::string page_word(std::string_view key, Language language);

/// Name of a column of evidence, a value in one; what is not known stays as it is.
[[nodiscard]] std::string column_words(const std::string& name, Language language);
[[nodiscard]] std::string value_words(const std::string& value, Language language);

[[nodiscard]] std::string verdict_meaning(Verdict verdict, Language language);
/// The sign alone: "✓".
[[nodiscard]] std::string sign_of(Verdict verdict);
/// The word alone: "met".
[[nodiscard]] std::string word_of(Verdict verdict, Language language);

}  // namespace citygauge::html
