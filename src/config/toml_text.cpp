#include "config/toml_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace citygauge {
namespace {

std::string key_text(const std::string& key) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  };
  return !key.empty() && std::ranges::all_of(key, is_plain) ? key : toml_text(key);
}

std::string inline_text(const TomlValue& value);

std::string joined(const auto& elements, const auto& text_of) {
  std::string text;
  for (const auto& element : elements) text += (text.empty() ? "" : ", ") + text_of(element);
  return text;
}

struct InlineText {
  std::string operator()(bool flag) const { return flag ? "true" : "false"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const {
    const std::string digits = fmt::format("{}", number);  // the shortest that gives the same number
    return digits.find_first_of(".e") == std::string::npos ? digits + ".0" : digits;
  }
  std::string operator()(const std::string& text) const { return toml_text(text); }
  std::string operator()(const TomlDate& /*date*/) const {
    throw Error(ErrorKind::internal, "a date in a project file");
  }
  std::string operator()(const TomlValue::List& list) const { return "[" + joined(list, inline_text) + "]"; }
  std::string operator()(const TomlValue::Table& table) const {
    return "{ " +
           joined(
               table,
               [](const auto& entry) { return key_text(entry.first) + " = " + inline_text(entry.second); }) +
           " }";
  }
};

std::string inline_text(const TomlValue& value) {
  return std::visit(InlineText{}, value.content);
}

/// A header is for [districts] and [layers.roads]; below these the tables are short.
void add_table(std::string& text, const std::string& name, const TomlValue::Table& table, int level) {
  constexpr int deepest_header = 2;
  const auto has_header = [&](const TomlValue& value) {
    return level < deepest_header && std::holds_alternative<TomlValue::Table>(value.content);
  };
  if (!name.empty()) text += "\n[" + name + "]\n";
  for (const auto& [key, value] : table)
    if (!has_header(value)) text += key_text(key) + " = " + inline_text(value) + "\n";
  for (const auto& [key, value] : table)
    if (has_header(value))
      add_table(text, name.empty() ? key_text(key) : name + "." + key_text(key),
                std::get<TomlValue::Table>(value.content), level + 1);
}

}  // namespace

std::string toml_text(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      quoted += fmt::format("\\{}", c);
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      quoted += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    else
      quoted += c;
  }
  return quoted + '"';
}

std::string toml_document_text(const TomlValue& root) {
  std::string text;
  add_table(text, "", std::get<TomlValue::Table>(root.content), 0);
  return text;
}

}  // namespace citygauge
