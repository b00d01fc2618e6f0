#include "output/xml_text.hpp"

#include "core/text_width.hpp"

namespace citygauge {
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
  return escaped;
}

}  // namespace citygauge
