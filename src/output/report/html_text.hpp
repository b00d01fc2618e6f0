// Texts made safe for the places of the report where they stand, and the hash by which a browser knows our
// scripts. Whatever comes from a layer or a file of the user goes through here (or through the page template,
// which escapes by itself).
#pragma once

#include <string>
#include <string_view>

namespace citygauge::html {

/// `text` on one line, for elements and quoted attributes: control characters and stray bytes become U+FFFD,
/// and & < > " ' entities.
[[nodiscard]] std::string escaped(std::string_view text);

/// JSON fit for a <script> element: `<` (so also `</script` and `<!--`), U+2028 and U+2029 are written as
/// escapes, which mean the same within JSON strings. REQUIRES `json` has them in strings only, as JSON does.
[[nodiscard]] std::string json_for_script(std::string_view json);

/// "'sha256-...'" for the Content-Security-Policy that admits exactly this inline script or style.
[[nodiscard]] std::string policy_hash(std::string_view inline_text);

/// Scripts and styles by their hashes alone: what else might slip in does not run, and nothing is fetched.
[[nodiscard]] std::string content_policy(const std::string& style, const std::string& script);

/// "1234567.8" -> "1,234,567.8": groups of three in the first number of a text, if it has five digits and
/// more.
[[nodiscard]] std::string grouped(std::string text);

}  // namespace citygauge::html
