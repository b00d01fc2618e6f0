// The page, style and scripts of the HTML report, as they lie in this folder: report_assets.S embeds them.
#pragma once

#include <string>
#include <string_view>

namespace citygauge::html {

[[nodiscard]] std::string_view page_template();
[[nodiscard]] std::string leaflet_licence();

/// Leaflet's style and ours; Leaflet's script and ours. Line ends are those that a browser makes of them, so
/// that a hash of the text is the hash of what the browser sees.
[[nodiscard]] std::string style_sheet();
[[nodiscard]] std::string script();

/// The page of a comparison, which has no map to move: without Leaflet.
[[nodiscard]] std::string_view changes_template();
[[nodiscard]] std::string changes_style_sheet();
[[nodiscard]] std::string changes_script();

}  // namespace citygauge::html
