// Reads the keys of one TOML table. The keys it may have are declared first, so that a mistyped key is named
// as such, with the nearest known one, before anything else is missed. Every error is an Error{config} with
// its place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/toml_document.hpp"
#include "model/text.hpp"

namespace citygauge {

/// A text and where it stands.
struct PlacedText {
  std::string text;
  Location at;
};

class TableReader {
 public:
  /// ERRORS when `value` is not a table or has a key that is none of `keys`.
  TableReader(const TomlValue& value, const std::vector<std::string>& keys);

  [[nodiscard]] const Location& at() const { return at_; }
  /// Where the key stands; where the table stands if it has no such key.
  [[nodiscard]] const Location& at(const std::string& key) const;
  /// Where the value of the key stands, likewise.
  [[nodiscard]] const Location& value_at(const std::string& key) const;

  [[nodiscard]] bool has(const std::string& key) const { return find(key) != nullptr; }
  /// Null when there is no such key.
  [[nodiscard]] const TomlValue* find(const std::string& key) const;
  [[nodiscard]] const TomlValue& require(const std::string& key) const;

  /// A text that is not empty.
  [[nodiscard]] std::string require_text(const std::string& key) const;
  [[nodiscard]] std::string text(const std::string& key, const std::string& fallback = {}) const;
  [[nodiscard]] double number(const std::string& key, double fallback) const;
  [[nodiscard]] std::optional<int> integer(const std::string& key) const;
  [[nodiscard]] bool flag(const std::string& key, bool fallback) const;
  /// A list of texts; empty when there is no such key.
  [[nodiscard]] std::vector<PlacedText> texts(const std::string& key) const;
  /// { zh = "…", en = "…" }, at least one of them.
  [[nodiscard]] Text require_both_languages(const std::string& key) const;

 private:
  const TomlValue::Table* table_;
  Location at_;
};

/// The content of a value, or an error that says what was expected: "`key` must be a list, not a text".
[[nodiscard]] const std::string& expect_text(const TomlValue& value, const std::string& key);
[[nodiscard]] const TomlValue::List& expect_list(const TomlValue& value, const std::string& key);
[[nodiscard]] const TomlValue::Table& expect_table(const TomlValue& value, const std::string& key);
/// Whole numbers are numbers too.
[[nodiscard]] double expect_number(const TomlValue& value, const std::string& key);
[[nodiscard]] std::vector<PlacedText> expect_texts(const TomlValue& value, const std::string& key);

/// Refuses a name that is none of `known`: "unknown role `rods`", hint "did you mean `roads`?".
void expect_known(const PlacedText& name, const std::string& what, const std::vector<std::string>& known);

}  // namespace citygauge
