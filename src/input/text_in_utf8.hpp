// Files that are text as a whole (CSV, GeoJSON) as GDAL wants them: in UTF-8. Spreadsheets in China write
// GBK, "Unicode text" is UTF-16.
#pragma once

#include <string>

#include "input/layer_opening.hpp"

namespace citygauge {

/// The file itself where it is UTF-8, else a copy of it among `opening.files`; then an issue says what was
/// detected. The encoding that the project states counts. ERRORS: Error{input}: unreadable, larger than 1
/// GiB.
[[nodiscard]] std::string text_in_utf8(LayerOpening& opening, const LayerSource& source,
                                       const std::string& path);

/// All bytes of a file. ERRORS: Error{input} naming `what`: unreadable, larger than 1 GiB.
[[nodiscard]] std::string content_of(const std::string& path, const std::string& what);

/// Text of any bytes, UTF-16 with a byte order mark among them, in UTF-8; what is no character of `encoding`
/// becomes U+FFFD or is left out.
[[nodiscard]] std::string recoded(const std::string& content, const std::string& encoding);

}  // namespace citygauge
