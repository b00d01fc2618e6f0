// How wide a text is on a terminal, so that columns with Chinese and Latin text line up. Independent of the
// locale; ambiguous characters (✗ △ ≥) count as narrow, as today's terminals draw them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace citygauge {

/// Columns that `utf8` takes: 2 for East Asian wide characters, 0 for combining marks, 1 for a stray byte.
[[nodiscard]] std::size_t display_width(std::string_view utf8);

/// `utf8` as one line that is safe to print: tabs and line breaks become spaces; other control characters (a
/// name could hold escape sequences), characters that turn the writing direction, and bytes that are not
/// UTF-8 become U+FFFD.
[[nodiscard]] std::string printable(std::string_view utf8);

}  // namespace citygauge
