#include "output/xml_text.hpp"

#include "core/text_width.hpp"

namespace citygauge {
namespace {

/// U+FFFE and U+FFFF are valid UTF-8 (EF BF BE and EF BF BF), but no characters, and XML takes neither.
void replace_noncharacters(std::string& text) {
  for (std::size_t at = text.find("\xEF\xBF"); at != std::string::npos; at = text.find("\xEF\xBF", at + 3)) {
    if (text[at + 2] == '\xBE' || text[at + 2] == '\xBF') text[at + 2] = '\xBD';
  }
}

}  // namespace

std::string xml_text(std::string_view utf8) {
  std::string escaped;
  for (const char c : printable(utf8)) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&apos;";
        break;
      default:
        escaped += c;
    }
  }
  replace_noncharacters(escaped);
  return escaped;
}

}  // namespace citygauge
