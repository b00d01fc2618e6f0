#include "output/report/html_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/digest.hpp"
#include "core/text_width.hpp"

namespace citygauge::html {
namespace {

constexpr std::string_view line_separator = "\xE2\x80\xA8";
constexpr std::string_view paragraph_separator = "\xE2\x80\xA9";

unsigned nibble(char hexadecimal) {
  return static_cast<unsigned>(hexadecimal <= '9' ? hexadecimal - '0' : hexadecimal - 'a' + 10);
}

/// RFC 4648, of bytes given as lower-case hexadecimal digits.
std::string base64_of_hex(std::string_view digits) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  unsigned bits = 0;
  int held = 0;
  for (const char digit : digits) {
    bits = bits << 4 | nibble(digit);
    held += 4;
    if (held < 6) continue;
    held -= 6;
    text += alphabet[bits >> held & 63];
  }
  if (held > 0) text += alphabet[bits << (6 - held) & 63];
  while (text.size() % 4 != 0) text += '=';
  return text;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

std::string json_for_script(std::string_view json) {
  std::string safe;
  safe.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] == '<') {
      safe += "\\u003c";
    } else if (json.substr(i).starts_with(line_separator)) {
      safe += "\\u2028";
      i += line_separator.size() - 1;
    } else if (json.substr(i).starts_with(paragraph_separator)) {
      safe += "\\u2029";
      i += paragraph_separator.size() - 1;
    } else {
      safe += json[i];
    }
  }
  return safe;
}

std::string policy_hash(std::string_view inline_text) {
  return "'sha256-" + base64_of_hex(sha256_of(inline_text)) + "'";
}

std::string content_policy(const std::string& style, const std::string& script) {
  return fmt::format(
      "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; form-action 'none'",
      policy_hash(style), policy_hash(script));
}

std::string grouped(std::string text) {
  constexpr const char* digits = "0123456789";
  const std::size_t begin = std::min(text.find_first_of(digits), text.size());
  const std::size_t end = std::min(text.find_first_not_of(digits, begin), text.size());
  if (end - begin < 5) return text;
  for (std::size_t at = end; at > begin + 3;) text.insert(at -= 3, ",");
  return text;
}

}  // namespace citygauge::html
