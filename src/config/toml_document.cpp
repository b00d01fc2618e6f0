#include "config/toml_document.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "config/text_file.hpp"

namespace citygauge {
namespace {

constexpr std::size_t max_key_parts = 16;  // of a.b.c; our own formats need five
constexpr int max_levels = 64;             // of tables and lists in one another; likewise

/// The last byte of the text in quotes that begins at `begin`, which may span lines in triple quotes.
std::size_t end_of_quoted(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  const std::string triple(3, quote);
  const bool spans_lines = text.substr(begin, 3) == triple;
  for (std::size_t i = begin + (spans_lines ? 3 : 1); i < text.size(); ++i) {
    if (text[i] == '\\' && quote == '"') {
      ++i;
    } else if (spans_lines && text.substr(i, 3) == triple) {
      for (i += 2; i + 1 < text.size() && text[i + 1] == quote;) ++i;  // quotes that end the content
      return i;
    } else if (!spans_lines && (text[i] == quote || text[i] == '\n')) {
      return i;
    }
  }
  return text.size();
}

/// The character that begins at `begin`, of valid UTF-8.
std::string_view character_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return text.substr(begin, end - begin);
}

/// Refuses what toml++ 3.3 stumbles over. It bounds how deep values nest, but not a.b.c.…: a key of 20 000
/// parts ends the stack. And its test for blanks is undefined for characters such as 、 and é, which TOML
/// allows in quotes and comments only. Counts the dots of each key; a number has at most one.
void refuse_dangerous_text(std::string_view text, const std::string& file) {
  static constexpr std::string_view ends_key = "=,[]{}\n";
  std::size_t dots = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\'') i = end_of_quoted(text, i);
    if (c == '#') i = std::min(text.find('\n', i), text.size());
    if (c == '#' || ends_key.find(c) != std::string_view::npos) dots = 0;
    if (c == '.' && ++dots >= max_key_parts)
      throw config_error(location_of(text, i, file),
                         fmt::format("a key has more than {} parts", max_key_parts));
    if (static_cast<unsigned char>(c) >= 0x80U)
      throw config_error(location_of(text, i, file),
                         fmt::format("`{}` stands outside quotes", character_at(text, i)),
                         "write punctuation in ASCII ( , = \" ) and put other text in \"quotes\"");
  }
}

/// Where a region begins; `parent` when toml++ does not know (tables that only headers of others imply).
Location begin_of(const toml::source_region& region, const Location& parent) {
  if (region.begin.line == 0) return parent;
  return {parent.file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

TomlValue convert(const toml::node& node, const Location& parent, int level);

TomlValue::List convert_list(const toml::array& array, const Location& at, int level) {
  TomlValue::List list;
  for (const toml::node& element : array) list.push_back(convert(element, at, level + 1));
  return list;
}

TomlValue::Table convert_table(const toml::table& table, const Location& at, int level) {
  TomlValue::Table result;
  for (const auto& [key, node] : table) {
    TomlValue value = convert(node, at, level + 1);
    value.key_at = begin_of(key.source(), value.at);
    result.emplace(std::string(key.str()), std::move(value));
  }
  return result;
}

double finite(double number, const Location& at) {
  if (!std::isfinite(number)) throw config_error(at, "a number must be finite");
  return number;
}

TomlValue convert(const toml::node& node, const Location& parent, int level) {
  const Location at = begin_of(node.source(), parent);
  if (level > max_levels) throw config_error(at, "nested too deeply");
  TomlValue value{TomlDate{}, at, at};
  if (const auto* table = node.as_table()) value.content = convert_table(*table, at, level);
  if (const auto* array = node.as_array()) value.content = convert_list(*array, at, level);
  if (const auto* text = node.as_string()) value.content = text->get();
  if (const auto* integer = node.as_integer()) value.content = integer->get();
  if (const auto* number = node.as_floating_point()) value.content = finite(number->get(), at);
  if (const auto* flag = node.as_boolean()) value.content = flag->get();
  return value;
}

}  // namespace

std::string kind_of(const TomlValue& value) {
  static constexpr const char* kinds[] = {"true or false", "a whole number", "a number", "a text",
                                          "a date",        "a list",         "a table"};
  return kinds[value.content.index()];
}

TomlValue read_toml_file(const std::filesystem::path& path) {
  const std::string text = read_text_file(path);
  const Location start{path.string(), 1, 1};
  refuse_dangerous_text(text, start.file);
  try {
    const toml::table root = toml::parse(std::string_view(text));
    TomlValue value{convert_table(root, start, 0), start, start};
    return value;
  } catch (const toml::parse_error& error) {
    throw config_error(begin_of(error.source(), start),
                       fmt::format("not valid TOML: {}", error.description()));
  }
}

}  // namespace citygauge
