#include "config/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <tuple>

#include "config/nearest.hpp"

namespace citygauge {
namespace {

[[noreturn]] void wrong_type(const TomlValue& value, const std::string& key, const char* expected) {
  throw config_error(value.at, fmt::format("`{}` must be {}, not {}", key, expected, kind_of(value)));
}

template <typename T>
const T& expect(const TomlValue& value, const std::string& key, const char* expected) {
  if (const T* content = std::get_if<T>(&value.content)) return *content;
  wrong_type(value, key, expected);
}

/// The unknown key that stands first in the file, so that errors come in reading order.
const std::pair<const std::string, TomlValue>* first_unknown(const TomlValue::Table& table,
                                                             const std::vector<std::string>& keys) {
  const std::pair<const std::string, TomlValue>* first = nullptr;
  const auto place = [](const auto& entry) {
    return std::tie(entry.second.key_at.line, entry.second.key_at.column);
  };
  for (const auto& entry : table) {
    if (std::ranges::find(keys, entry.first) != keys.end()) continue;
    if (first == nullptr || place(entry) < place(*first)) first = &entry;
  }
  return first;
}

}  // namespace

const std::string& expect_text(const TomlValue& value, const std::string& key) {
  return expect<std::string>(value, key, "a text");
}
const TomlValue::List& expect_list(const TomlValue& value, const std::string& key) {
  return expect<TomlValue::List>(value, key, "a list");
}
const TomlValue::Table& expect_table(const TomlValue& value, const std::string& key) {
  return expect<TomlValue::Table>(value, key, "a table");
}

double expect_number(const TomlValue& value, const std::string& key) {
  if (const auto* integer = std::get_if<std::int64_t>(&value.content)) return static_cast<double>(*integer);
  return expect<double>(value, key, "a number");
}

std::vector<PlacedText> expect_texts(const TomlValue& value, const std::string& key) {
  std::vector<PlacedText> texts;
  for (const TomlValue& element : expect<TomlValue::List>(value, key, "a list of texts"))
    texts.push_back({expect<std::string>(element, key, "a list of texts"), element.at});
  return texts;
}

void expect_known(const PlacedText& name, const std::string& what, const std::vector<std::string>& known) {
  if (std::ranges::find(known, name.text) != known.end()) return;
  throw config_error(name.at, fmt::format("unknown {} `{}`", what, name.text), suggestion(name.text, known));
}

TableReader::TableReader(const TomlValue& value, const std::vector<std::string>& keys) : at_(value.at) {
  table_ = std::get_if<TomlValue::Table>(&value.content);
  if (table_ == nullptr)
    throw config_error(value.at, fmt::format("a table is expected here, not {}", kind_of(value)));
  if (const auto* unknown = first_unknown(*table_, keys))
    expect_known({unknown->first, unknown->second.key_at}, "key", keys);
}

const TomlValue* TableReader::find(const std::string& key) const {
  const auto found = table_->find(key);
  return found == table_->end() ? nullptr : &found->second;
}

const TomlValue& TableReader::require(const std::string& key) const {
  if (const TomlValue* value = find(key)) return *value;
  throw config_error(at_, fmt::format("`{}` is missing", key));
}

const Location& TableReader::at(const std::string& key) const {
  const TomlValue* value = find(key);
  return value == nullptr ? at_ : value->key_at;
}

const Location& TableReader::value_at(const std::string& key) const {
  const TomlValue* value = find(key);
  return value == nullptr ? at_ : value->at;
}

std::string TableReader::require_text(const std::string& key) const {
  const TomlValue& value = require(key);
  const std::string& text = expect_text(value, key);
  if (text.empty()) throw config_error(value.at, fmt::format("`{}` must not be empty", key));
  return text;
}

std::string TableReader::text(const std::string& key, const std::string& fallback) const {
  const TomlValue* value = find(key);
  return value == nullptr ? fallback : expect_text(*value, key);
}

double TableReader::number(const std::string& key, double fallback) const {
  const TomlValue* value = find(key);
  return value == nullptr ? fallback : expect_number(*value, key);
}

std::optional<int> TableReader::integer(const std::string& key) const {
  const TomlValue* value = find(key);
  if (value == nullptr) return std::nullopt;
  const auto number = expect<std::int64_t>(*value, key, "a whole number");
  if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max())
    throw config_error(value->at, fmt::format("`{}` is out of range", key));
  return static_cast<int>(number);
}

bool TableReader::flag(const std::string& key, bool fallback) const {
  const TomlValue* value = find(key);
  return value == nullptr ? fallback : expect<bool>(*value, key, "true or false");
}

std::vector<PlacedText> TableReader::texts(const std::string& key) const {
  const TomlValue* value = find(key);
  return value == nullptr ? std::vector<PlacedText>{} : expect_texts(*value, key);
}

Text TableReader::require_both_languages(const std::string& key) const {
  const TableReader languages(require(key), {"zh", "en"});
  Text text{languages.text("zh"), languages.text("en")};
  if (text.zh.empty() && text.en.empty())
    throw config_error(languages.at(), fmt::format("`{}` needs a text in `zh` or `en`", key));
  return text;
}

}  // namespace citygauge
