// Texts from data as XML takes them, in elements and in quoted attributes.
#pragma once

#include <string>
#include <string_view>

namespace citygauge {

/// `utf8` with markup escaped, on one line; characters that XML 1.0 forbids (control characters, U+FFFE,
/// U+FFFF), those that turn the writing direction, and bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string xml_text(std::string_view utf8);

}  // namespace citygauge
