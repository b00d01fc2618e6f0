#include "output/report/page_sections.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "output/indicator_formula.hpp"
#include "output/option_words.hpp"
#include "output/report/distribution_chart.hpp"
#include "output/report/html_text.hpp"
#include "output/report/page_tables.hpp"
#include "output/report/report_words.hpp"

namespace citygauge::html {
namespace {

/// The clauses that the section's targets quote, each once.
PageList quotes(const Section& section, const ReportView& view) {
  PageList list;
  std::vector<std::string> seen;
  for (const std::size_t c : section.columns) {
    for (const ColumnTarget& target : view.findings.columns[c].targets) {
      const std::string threshold = threshold_with_unit(target, view.findings.columns[c]);
      const std::string key = target.profile + '\n' + target.clause + '\n' + target.quote + '\n' + threshold;
      if (std::ranges::find(seen, key) != seen.end()) continue;
      seen.push_back(key);
      PageList facts;
      const auto add_fact = [&](const std::string& text) {
        if (!text.empty()) facts.push_back(PageObject{{"text", text}});
      };
      add_fact(target.clause);
      add_fact(threshold);
      add_fact(target.scope);
      if (target.year) add_fact(std::to_string(*target.year));
      list.push_back(PageObject{{"quote", unless_empty(target.quote)},
                                {"profile", target.profile},
                                {"facts", facts},
                                {"soft", target.soft}});
    }
  }
  return list;
}

PageList options(const Indicator& indicator, const ReportView& view) {
  PageList list;
  const std::string prefix = indicator.id + ".";
  for (const ProvenanceRow& row : view.report.provenance)
    if (row.topic == "option" && row.key.starts_with(prefix)) {
      const std::string option = row.key.substr(prefix.size());
      list.push_back(PageObject{
          {"key", option_words(option, view.language)},
          {"value", option_value_words(option, indicator.numerator.layer, row.value, view.language)}});
    }
  return list;
}

class SectionPart {
 public:
  SectionPart(const ReportView& view, std::size_t column, const MiniMap& mini_map,
              const std::vector<const EvidenceLayer*>& evidence)
      : view_(view),
        index_(column),
        column_(view.findings.columns[column]),
        mini_map_(mini_map),
        evidence_(evidence) {}

  [[nodiscard]] PageObject object() const {
    const bool zh = view_.is_chinese();
    const std::string chart = distribution_chart(column_, view_.subjects_of(column_), view_.language);
    const std::string map = mini_map_.drawn(column_.group == 0 ? &column_ : nullptr, evidence_, view_.styles);
    const std::string unit =
        column_.unit.empty() ? "" : (zh ? "（" : " (") + column_.unit + (zh ? "）" : ")");
    PageObject part = values_table(view_, index_);
    part.insert_or_assign("anchor", fmt::format("c{}", index_));
    part.insert_or_assign("class", unless_empty(class_title(view_, column_)));
    part.insert_or_assign("chart", chart.empty() ? PageValue(false) : PageValue(Markup{chart}));
    const std::string counted = !is_histogram(column_) ? "" : zh ? "，纵轴为数量" : ", by count";
    part.insert_or_assign("chart_title", (zh ? "数值分布" : "Distribution of values") + unit + counted);
    part.insert_or_assign("mini_map", map.empty() ? PageValue(false) : PageValue(Markup{map}));
    part.insert_or_assign("mini_map_title", column_.group == 0 ? (zh ? "各单元的判定" : "Verdict by district")
                                                               : (zh ? "位置" : "Where they are"));
    return part;
  }

 private:
  const ReportView& view_;
  std::size_t index_;
  const ValueColumn& column_;
  const MiniMap& mini_map_;
  const std::vector<const EvidenceLayer*>& evidence_;
};

PageObject section_object(const ReportView& view, std::size_t place, const MiniMap& mini_map) {
  const Section& section = view.findings.sections[place];
  const Indicator& indicator = *section.indicator;
  std::vector<const EvidenceLayer*> evidence;
  PageList evidence_tables;
  for (std::size_t l = 0; l < view.layers.size(); ++l) {
    if (!proves(view.layers[l].part, indicator)) continue;
    evidence.push_back(&view.layers[l]);
    evidence_tables.push_back(evidence_table(view, l));
  }
  std::string columns;
  PageList parts;
  for (const std::size_t c : section.columns) {
    columns += (columns.empty() ? "" : " ") + std::to_string(c);
    parts.push_back(SectionPart(view, c, mini_map, evidence).object());
  }
  const PageList used = options(indicator, view);
  return {{"anchor", section_anchor(place)},
          {"title", indicator.title.in(view.language)},
          {"columns", columns},
          {"first_column", std::to_string(section.columns.front())},
          {"definition", unless_empty(indicator.definition.in(view.language))},
          {"quotes", quotes(section, view)},
          {"formula", unless_empty(formula_text(indicator).in(view.language))},
          {"has_options", !used.empty()},
          {"options", used},
          {"parts", parts},
          {"evidence", evidence_tables},
          {"ledger", ledger_table(view, section)}};
}

}  // namespace

void add_sections(PageObject& page, const ReportView& view) {
  const MiniMap mini_map(view.report.districts, view.borders);
  PageList sections;
  for (std::size_t s = 0; s < view.findings.sections.size(); ++s)
    sections.push_back(section_object(view, s, mini_map));
  page.insert_or_assign("sections", sections);
}

}  // namespace citygauge::html
