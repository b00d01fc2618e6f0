#include "output/report/report_assets.hpp"

#include <utility>

extern "C" {
extern const char report_page_begin[], report_page_end[];
extern const char changes_page_begin[], changes_page_end[];
extern const char report_style_begin[], report_style_end[];
extern const char shared_script_begin[], shared_script_end[];
extern const char matrix_script_begin[], matrix_script_end[];
extern const char tables_script_begin[], tables_script_end[];
extern const char shapes_script_begin[], shapes_script_end[];
extern const char symbols_script_begin[], symbols_script_end[];
extern const char map_script_begin[], map_script_end[];
extern const char places_script_begin[], places_script_end[];
extern const char links_script_begin[], links_script_end[];
extern const char changes_script_begin[], changes_script_end[];
extern const char leaflet_style_begin[], leaflet_style_end[];
extern const char leaflet_script_begin[], leaflet_script_end[];
extern const char leaflet_licence_begin[], leaflet_licence_end[];
}

namespace citygauge::html {
namespace {

/// What a part uses comes before it.
constexpr std::pair<const char*, const char*> script_parts[]{
    {shared_script_begin, shared_script_end},   {matrix_script_begin, matrix_script_end},
    {tables_script_begin, tables_script_end},   {shapes_script_begin, shapes_script_end},
    {symbols_script_begin, symbols_script_end}, {map_script_begin, map_script_end},
    {places_script_begin, places_script_end},   {links_script_begin, links_script_end},
};

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

/// As a browser reads it: no carriage returns.
std::string with_plain_line_ends(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (const char c : text)
    if (c != '\r') plain += c;
  return plain;
}

/// Without the line that sends a developer's browser to a file that is not there.
std::string_view without_source_map(std::string_view script) {
  return script.substr(0, script.find("//# sourceMappingURL="));
}

}  // namespace

std::string_view page_template() {
  return between(report_page_begin, report_page_end);
}

std::string_view changes_template() {
  return between(changes_page_begin, changes_page_end);
}

std::string leaflet_licence() {
  return with_plain_line_ends(between(leaflet_licence_begin, leaflet_licence_end));
}

std::string style_sheet() {
  return with_plain_line_ends(between(leaflet_style_begin, leaflet_style_end)) + "\n" +
         with_plain_line_ends(between(report_style_begin, report_style_end));
}

std::string changes_style_sheet() {
  return with_plain_line_ends(between(report_style_begin, report_style_end));
}

std::string changes_script() {
  return with_plain_line_ends(between(changes_script_begin, changes_script_end));
}

std::string script() {
  const std::string_view leaflet = between(leaflet_script_begin, leaflet_script_end);
  std::string text = with_plain_line_ends(without_source_map(leaflet));
  for (const auto& [begin, end] : script_parts) text += with_plain_line_ends(between(begin, end));
  return text;
}

}  // namespace citygauge::html
