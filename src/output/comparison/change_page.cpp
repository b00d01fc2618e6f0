#include "output/comparison/change_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "output/comparison/change_styles.hpp"
#include "output/comparison/change_words.hpp"
#include "output/comparison/difference_report.hpp"
#include "output/named_words.hpp"
#include "output/report/evidence_layers.hpp"
#include "output/report/html_text.hpp"
#include "output/report/mini_map.hpp"
#include "output/report/page_value.hpp"
#include "output/report/report_assets.hpp"
#include "output/report/report_words.hpp"
#include "output/report/screen_symbol.hpp"
#include "output/shown_number.hpp"

namespace citygauge {
namespace {

using html::Markup;
using html::PageList;
using html::PageObject;

constexpr std::size_t most_rows = 5000;
constexpr std::size_t most_evidence_rows = 100;
constexpr std::size_t most_yardsticks = 100;

constexpr std::array words{
    NamedWord{"skip", "跳到变化", "Skip to the changes"},
    NamedWord{"kind", "方案比较", "Comparison with the base"},
    NamedWord{"yardsticks", "评价口径不同", "Not measured by one yardstick"},
    NamedWord{"changes", "指标的变化", "Changes of indicators"},
    NamedWord{
        "changes_hint", "最差在前。数值按存储的全部位数比较，不设容差。",
        "The worst first. Values are compared with all the digits that are stored, without a tolerance."},
    NamedWord{"filter", "筛选", "Filter"},
    NamedWord{"find", "名称、指标或说明", "Name, indicator or words"},
    NamedWord{"show", "显示", "Show"},
    NamedWord{"shown_of", "显示 {shown} / {all}", "{shown} of {all} shown"},
    NamedWord{"change", "变化", "Change"},
    NamedWord{"subject", "对象", "Subject"},
    NamedWord{"indicator", "指标", "Indicator"},
    NamedWord{"before", "基准", "Before"},
    NamedWord{"after", "方案", "After"},
    NamedWord{"difference", "差值", "Difference"},
    NamedWord{"meaning", "说明", "What it means"},
    NamedWord{"districts", "评价单元的变化", "Changes of districts"},
    NamedWord{"evidence", "证据的变化", "Changes of evidence"},
    NamedWord{"no_evidence", "证据图形无变化。", "No evidence has changed."},
    NamedWord{
        "evidence_hint",
        "新增：仅方案有；已消除：仅基准有。形状改变的要素两者各有其一。全部要素见 compare.gpkg。",
        "New: in the plan only. Resolved: in the base only. What changed its shape is among both. All of it "
        "is in compare.gpkg."},
    NamedWord{"map", "新增与已消除的证据", "New and resolved evidence"},
    NamedWord{"exact", "本文件自成一体，可离线打开，不访问网络。",
              "This file is complete in itself: it opens offline and makes no network request."},
};

class ChangePage {
 public:
  ChangePage(const Comparison& comparison, const StyleBook& styles, Language language)
      : comparison_(comparison),
        styles_(with_change_styles(styles, comparison.evidence)),
        language_(language) {
    titles_.indicators = comparison.indicators;
  }

  [[nodiscard]] std::string text() const {
    const std::string style = html::changes_style_sheet(), script = html::changes_script();
    PageObject fixed;
    for (const NamedWord& word : words) fixed.emplace(std::string(word.key), word.in(language_));
    PageObject page{{"t", fixed},
                    {"lang", language_ == Language::zh ? "zh-CN" : "en"},
                    {"version", CITYGAUGE_VERSION},
                    {"title", comparison_.plan.title},
                    {"policy", Markup{html::content_policy(style, script)}},
                    {"style", Markup{style}},
                    {"script", Markup{script}}};
    add_head(page);
    add_yardsticks(page);
    add_rows(page);
    add_districts(page);
    add_evidence(page);
    return html::rendered(html::changes_template(), page);
  }

 private:
  [[nodiscard]] const char* say(const char* zh, const char* en) const {
    return language_ == Language::zh ? zh : en;
  }

  [[nodiscard]] std::string cut_words(std::size_t all, std::size_t most, const char* file) const {
    if (all <= most) return {};
    return fmt::format(fmt::runtime(say("另有 {} 行，见 {}。", "{} more rows are in {}.")), all - most, file);
  }

  struct Conclusion {
    Verdict tone;
    std::string sentence;
  };

  [[nodiscard]] Conclusion conclusion() const {
    const auto counted = [&](const char* zh, const char* en, std::size_t count) {
      return fmt::format(fmt::runtime(say(zh, en)), count);
    };
    if (const std::size_t lost = lost_targets(comparison_); lost > 0) {
      const bool by_one_yardstick = count_of(comparison_, ChangeKind::newly_missed) > 0;
      return {
          Verdict::miss,
          counted("{} 项原已达标的目标现未达标", "Targets that were met and are now missed: {}", lost) +
              (by_one_yardstick ? say("。", ".") : say("，但评价口径不同。", ", but by another yardstick."))};
    }
    if (any_no_longer_evaluated(comparison_))
      return {Verdict::not_evaluated,
              say("没有新增未达标，但有目标不再可评价。",
                  "No target that was met is missed, but some are no longer evaluated.")};
    const std::size_t changed = changed_rows(comparison_).size();
    if (changed == 0)
      return {Verdict::no_target, say("数值和评价均无变化。", "No value and no verdict has changed.")};
    return {Verdict::pass, counted("没有新增未达标；{} 行有变化。",
                                   "No target that was met is missed; rows that changed: {}.", changed)};
  }

  void add_head(PageObject& page) const {
    const Conclusion concluded = conclusion();
    page.emplace("tone", to_string(concluded.tone));
    page.emplace("sign", html::sign_of(concluded.tone));
    page.emplace("sentence", concluded.sentence);
    PageList facts;
    for (const std::string& fact :
         {say("基准：", "Base: ") + comparison_.base_name, say("方案：", "Plan: ") + comparison_.plan_name,
          comparison_.plan.crs_name, std::string("citygauge " CITYGAUGE_VERSION)})
      facts.push_back(PageObject{{"text", fact}});
    page.emplace("facts", std::move(facts));
    page.emplace("counts", kinds());
    page.emplace("kinds", kinds());
  }

  [[nodiscard]] PageList kinds() const {
    PageList list;
    for (const ChangeKind kind : all_change_kinds)
      if (const std::size_t count = count_of(comparison_, kind); count > 0)
        list.push_back(PageObject{{"kind", to_string(kind)},
                                  {"tone", tone_of(kind)},
                                  {"word", signed_word(kind, language_)},
                                  {"count", std::to_string(count)},
                                  {"checked", kind != ChangeKind::unchanged}});
    return list;
  }

  void add_yardsticks(PageObject& page) const {
    const auto& all = comparison_.yardsticks;
    PageList list;
    for (std::size_t i = 0; i < std::min(all.size(), most_yardsticks); ++i)
      list.push_back(PageObject{{"text", yardstick_words(all[i], language_)}});
    page.emplace("has_yardsticks", !all.empty());
    page.emplace("yardstick_warning", yardstick_warning(language_));
    page.emplace("yardsticks", std::move(list));
    page.emplace("yardsticks_cut",
                 html::unless_empty(cut_words(all.size(), most_yardsticks, "compare.gpkg (yardsticks)")));
  }

  void add_rows(PageObject& page) const {
    std::vector<const Change*> all = changed_rows(comparison_);
    for (const Change& change : comparison_.changes)
      if (change.kind == ChangeKind::unchanged) all.push_back(&change);
    PageList rows;
    for (std::size_t i = 0; i < std::min(all.size(), most_rows); ++i) rows.push_back(row(*all[i]));
    page.emplace("rows", std::move(rows));
    page.emplace("cut", html::unless_empty(cut_words(all.size(), most_rows, "changes.csv")));
  }

  [[nodiscard]] PageObject row(const Change& change) const {
    const Result& named = change.named();
    const Indicator* const indicator = indicator_of(titles_, named.indicator);
    const auto [before, after] = shown_values(change, language_);
    const std::string unit = named.unit.empty() ? "" : ' ' + unit_words(named.unit, language_);
    std::string target = named.threshold.empty() ? "" : shown_threshold(named.threshold) + unit;
    if (!target.empty() && !named.profile.empty()) target += " · " + named.profile;
    const auto difference = change.difference();
    return {{"kind", to_string(change.kind)},
            {"tone", tone_of(change.kind)},
            {"word", signed_word(change.kind, language_)},
            {"name", named.district_name.empty() ? named.district_id : named.district_name},
            {"indicator",
             indicator == nullptr ? named.indicator : title_words(*indicator, named.indicator, language_)},
            {"target", target},
            {"before", before},
            {"after", after},
            {"difference", difference ? shown_difference(*difference) : ""},
            {"sentence", change_sentence(change, language_)}};
  }

  void add_districts(PageObject& page) const {
    PageList list;
    for (std::size_t d = 0; d < comparison_.districts.size(); ++d)
      if (const std::string change = word(comparison_.district_changes[d], language_); !change.empty())
        list.push_back(PageObject{{"text", fmt::format("{} {}: {}", comparison_.districts.ids[d],
                                                       comparison_.districts.names[d], change)}});
    page.emplace("has_districts", !list.empty());
    page.emplace("districts", std::move(list));
  }

  void add_evidence(PageObject& page) const {
    const auto layers = html::evidence_layers(comparison_.evidence);
    PageList list;
    for (const html::EvidenceLayer& layer : layers) list.push_back(evidence_table(layer));
    page.emplace("has_evidence", !list.empty());
    page.emplace("evidence", std::move(list));
    const std::string svg = evidence_map(layers);
    page.emplace("map", svg.empty() ? html::PageValue(false) : html::PageValue(Markup{svg}));
    PageList keys;
    for (const StyleClass& c : styles_.of("change_line", ShapeKind::line).classes)
      keys.push_back(
          PageObject{{"colour", html::css_colour(c.symbol.colour)}, {"word", c.label.in(language_)}});
    page.emplace("keys", std::move(keys));
  }

  /// New evidence lies over resolved: what shows of this is really gone.
  [[nodiscard]] std::string evidence_map(const std::vector<html::EvidenceLayer>& layers) const {
    std::vector<html::EvidenceLayer> parts;
    for (const char* change : {"resolved", "new"})
      for (html::EvidenceLayer layer : layers) {
        const auto& changes = *find_cells<std::string>(*layer.evidence, change_column);
        std::erase_if(layer.order, [&](std::size_t row) { return changes[row] != change; });
        parts.push_back(std::move(layer));
      }
    std::vector<const html::EvidenceLayer*> drawn;
    for (const html::EvidenceLayer& part : parts) drawn.push_back(&part);
    if (parts.empty()) return {};
    const Districts& districts = comparison_.districts;
    return html::MiniMap(districts, border_network(districts.shapes)).drawn(nullptr, drawn, styles_);
  }

  [[nodiscard]] PageObject evidence_table(const html::EvidenceLayer& layer) const {
    const Evidence& evidence = *layer.evidence;
    const LayerStyle& style = styles_.of(evidence.table, evidence.shapes.kind());
    PageList columns, rows;
    for (const EvidenceColumn& column : evidence.columns)
      columns.push_back(
          PageObject{{"title", column.name == change_column ? say("变化", "Change")
                                                            : html::column_words(column.name, language_)},
                     {"number", is_number(column)}});
    for (std::size_t i = 0; i < std::min(layer.order.size(), most_evidence_rows); ++i) {
      PageList cells;
      for (const EvidenceColumn& column : evidence.columns)
        cells.push_back(PageObject{{"text", html::shown_cell(column, layer.order[i], style, language_)},
                                   {"number", is_number(column)}});
      rows.push_back(PageObject{{"cells", std::move(cells)}});
    }
    return {{"title", html::title_of(layer, styles_, language_)},
            {"columns", std::move(columns)},
            {"rows", std::move(rows)},
            {"cut", html::unless_empty(cut_words(layer.order.size(), most_evidence_rows, "compare.gpkg"))}};
  }

  [[nodiscard]] static bool is_number(const EvidenceColumn& column) {
    return !std::holds_alternative<std::vector<std::string>>(column.values);
  }

  const Comparison& comparison_;
  StyleBook styles_;
  Language language_;
  RunReport titles_;  // holds the indicators of both
};

}  // namespace

std::string change_page(const Comparison& comparison, const StyleBook& styles, Language language) {
  return ChangePage(comparison, styles, language).text();
}

}  // namespace citygauge
