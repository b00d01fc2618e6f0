#include "output/report/html_report.hpp"

#include <fmt/format.h>

#include "output/district_styles.hpp"
#include "output/report/distribution_chart.hpp"
#include "output/report/html_text.hpp"
#include "output/report/map_data.hpp"
#include "output/report/page_closing.hpp"
#include "output/report/page_head.hpp"
#include "output/report/page_matrix.hpp"
#include "output/report/page_sections.hpp"
#include "output/report/report_assets.hpp"
#include "output/report/report_words.hpp"
#include "output/report/screen_symbol.hpp"

namespace citygauge {
namespace {

using namespace html;

// What depends on the room that the rest of the page leaves. Control characters: no text of a layer holds
// them.
constexpr std::string_view data_mark =
    "\x02"
    "data"
    "\x03";
constexpr std::string_view note_mark =
    "\x02"
    "note"
    "\x03";
constexpr std::string_view short_note_mark =
    "\x02"
    "short"
    "\x03";
constexpr std::size_t room_for_notes = 1000;

/// Fills of the verdicts: "fill-miss" for charts, "map-miss" for the small maps, whose units are smaller.
std::string verdict_patterns(const StyleBook& styles) {
  constexpr double chart_gap = 6, chart_line = 1, map_gap = 22, map_line = 2.5;
  const LayerStyle style = district_verdict_style(styles, "verdict");
  std::string svg;
  for (const Verdict verdict : shown_verdicts) {
    const StyleClass* const drawn = class_of(style, to_string(verdict));
    if (drawn == nullptr) continue;
    svg += svg_pattern("fill-" + to_string(verdict), drawn->symbol, chart_gap, chart_line);
    svg += svg_pattern("map-" + to_string(verdict), drawn->symbol, map_gap, map_line);
  }
  return svg;
}

PageObject page_of(const ReportView& view) {
  const std::string style = style_sheet(), script = html::script();
  PageObject words;
  for (const NamedWord& word : page_words()) words.emplace(std::string(word.key), word.in(view.language));
  PageObject page{{"t", words},
                  {"lang", view.is_chinese() ? "zh-CN" : "en"},
                  {"version", CITYGAUGE_VERSION},
                  {"title", view.report.title.empty() ? page_word("kind", view.language) : view.report.title},
                  {"policy", Markup{content_policy(style, script)}},
                  {"style", Markup{style}},
                  {"script", Markup{script}},
                  {"patterns", Markup{verdict_patterns(view.styles)}},
                  {"licence", Markup{leaflet_licence()}},
                  {"data", Markup{std::string(data_mark)}},
                  {"map_note", Markup{std::string(note_mark)}},
                  {"map_note_short", Markup{std::string(short_note_mark)}}};
  add_head(page, view);
  add_matrix(page, view);
  add_sections(page, view);
  add_closing(page, view);
  return page;
}

std::string simplified_words(const MapData& map, Language language) {
  const std::string tolerance = fmt::format("{:g}", map.tolerance_m);
  return language == Language::zh ? fmt::format("图上边界与证据简化至 {} m。", tolerance)
                                  : fmt::format("Borders and evidence are simplified to {} m.", tolerance);
}

std::string left_out_words(const MapData& map, Language language, std::size_t most_bytes) {
  if (map.left_out == 0) return {};
  const std::string out = grouped(std::to_string(map.left_out)), all = grouped(std::to_string(map.features));
  const std::size_t megabytes = most_bytes / 1'000'000;
  return language == Language::zh
             ? fmt::format(
                   "为使文件不超过 {} MB，{} 个证据要素中最次要的 {} 个未绘入；result.gpkg 中保留全部。",
                   megabytes, all, out)
             : fmt::format(
                   " To keep the file below {} MB the map leaves out the {} least telling of {} pieces of "
                   "evidence; result.gpkg has them all.",
                   megabytes, out, all);
}

void put(std::string& page, std::string_view mark, const std::string& text) {
  const std::size_t at = page.find(mark);
  if (at != std::string::npos) page.replace(at, mark.size(), text);
}

}  // namespace

std::string html_report(const RunReport& report, const StyleBook& styles, Language language,
                        std::size_t most_bytes) {
  const Findings findings = findings_of(report, language);
  const std::vector<EvidenceLayer> layers = evidence_layers(report.evidence);
  const BorderNetwork borders = border_network(report.districts.shapes);
  Box extent = report.districts.shapes.box();
  for (const Evidence& evidence : report.evidence) extent.add(evidence.shapes.box());
  const ReportView view{report, findings, layers, borders, styles, language, frame_of(extent)};

  std::string page = rendered(page_template(), page_of(view));
  const std::size_t taken = page.size() + room_for_notes;
  const MapData map = map_data(view, most_bytes > taken ? most_bytes - taken : 0);
  const std::string simplification = simplified_words(map, language);
  put(page, note_mark, simplification + left_out_words(map, language, most_bytes));
  put(page, short_note_mark, simplification);
  put(page, data_mark, map.json);
  return page;
}

}  // namespace citygauge
