// The machine words of a result as people read them: steps of the ledger, roles of layers, attributes and
// classes. The tables of a result keep the machine words, since programs read those.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/text.hpp"

namespace citygauge {

struct NamedWord {
  std::string_view key;
  std::string_view zh;
  std::string_view en;  // "": the key itself

  [[nodiscard]] std::string in(Language language) const {
    return std::string(language == Language::zh ? zh : en.empty() ? key : en);
  }
};

/// The entry for `key`, or null.
[[nodiscard]] const NamedWord* find_word(std::span<const NamedWord> words, std::string_view key);
/// The word for `key`; what is not known stays as it is.
[[nodiscard]] std::string word_or_key(std::span<const NamedWord> words, const std::string& key,
                                      Language language);

/// A step of the ledger: "重叠扣除", "Overlaps" of "overlapping".
[[nodiscard]] std::string step_words(const std::string& step, Language language);
/// A role of a layer: "道路中心线" of "roads".
[[nodiscard]] std::string role_words(const std::string& role, Language language);
/// What one subject of an indicator is: "廊道" of "corridors"; "评价单元" of "".
[[nodiscard]] std::string kind_words(const std::string& kind, Language language);
/// An attribute of a layer: "类别" of "class".
[[nodiscard]] std::string attribute_words(const std::string& attribute, Language language);
/// A value of an attribute of a role; `construction` is a road that is being built, or built-up land.
[[nodiscard]] std::string class_words(const std::string& role, const std::string& value, Language language);

/// A unit with its exponents raised, and what is counted by its name: "m²", "栋" of "buildings".
[[nodiscard]] std::string unit_words(const std::string& unit, Language language);
[[nodiscard]] Text unit_words(const std::string& unit);

}  // namespace citygauge
