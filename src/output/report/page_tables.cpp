#include "output/report/page_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "output/named_words.hpp"
#include "output/report/html_text.hpp"
#include "output/report/report_words.hpp"
#include "output/shown_number.hpp"
#include "output/verdict_words.hpp"

namespace citygauge::html {
namespace {

std::string in_brackets(const std::string& text, bool zh) {
  if (text.empty()) return {};
  return zh ? "（" + text + "）" : " (" + text + ")";
}

PageObject judgement_cell(const std::optional<Judgement>& judgement, Language language) {
  if (!judgement) return {{"tone", "none"}, {"word", ""}, {"margin", false}, {"sort", ""}};
  return {{"tone", to_string(judgement->verdict)},
          {"word", signed_word(judgement->verdict, language)},
          {"margin", unless_empty(judgement->margin_words)},
          {"sort", judgement->margin ? fmt::format("{}", *judgement->margin) : ""}};
}

/// The note that all rows have in common; "" when there is none.
std::string common_note(const ValueColumn& column, const std::vector<std::size_t>& subjects) {
  if (subjects.size() < 2) return {};
  const std::string& first = column.notes[subjects.front()];
  const bool all = std::ranges::all_of(subjects, [&](std::size_t s) { return column.notes[s] == first; });
  return all ? first : "";
}

PageList target_heads(const ValueColumn& column, const ReportView& view) {
  PageList heads;
  for (const ColumnTarget& target : column.targets) {
    std::string source = target.profile;
    if (target.year) source += " · " + std::to_string(*target.year);
    if (target.soft) source += " · " + page_word("soft", view.language);
    heads.push_back(PageObject{{"threshold", threshold_with_unit(target, column)}, {"source", source}});
  }
  return heads;
}

/// A step of the ledger in one unit is a column of the table.
struct LedgerSteps {
  std::vector<std::pair<std::string, std::string>> steps;  // and their units
  std::unordered_map<std::string, std::map<std::size_t, double>> of_subject;
};

LedgerSteps ledger_steps(const RunReport& report, const Indicator& indicator, Language language) {
  LedgerSteps ledger;
  for (const LedgerRow& row : report.ledger) {
    const bool is_its = row.indicator == indicator.id || row.indicator.starts_with(indicator.id + ".");
    if (!is_its) continue;
    std::string step = step_words(row.step, language);
    if (row.indicator != indicator.id)  // "支路：计入"
      step = class_words(indicator.numerator.layer, row.indicator.substr(indicator.id.size() + 1), language) +
             (language == Language::zh ? "：" : ": ") + step;
    const auto found = std::ranges::find(ledger.steps, std::pair(step, row.unit));
    const auto place = static_cast<std::size_t>(found - ledger.steps.begin());
    if (found == ledger.steps.end()) ledger.steps.emplace_back(step, row.unit);
    ledger.of_subject[row.district_id][place] = row.quantity;
  }
  return ledger;
}

PageList ledger_cells(const std::map<std::size_t, double>& quantities, std::size_t steps) {
  PageList cells;
  for (std::size_t i = 0; i < steps; ++i) {
    const auto quantity = quantities.find(i);
    const std::string text = quantity == quantities.end() ? "" : grouped(shown_number(quantity->second));
    cells.push_back(PageObject{{"text", text}});
  }
  return cells;
}

}  // namespace

PageObject values_table(const ReportView& view, std::size_t index) {
  const ValueColumn& column = view.findings.columns[index];
  const auto& subjects = view.subjects_of(column);
  const std::vector<std::size_t> shown = shown_subjects(column);
  const std::string common = common_note(column, shown);
  const auto has_own_note = [&](std::size_t s) { return !column.notes[s].empty() && common.empty(); };
  PageList rows;
  for (const std::size_t s : shown) {
    PageList judgements;
    for (std::size_t t = 0; t < column.targets.size(); ++t)
      judgements.push_back(judgement_cell(column.judgements[t][s], view.language));
    rows.push_back(PageObject{{"id", row_anchor(index, s)},
                              {"place", std::to_string(s)},
                              {"column", std::to_string(index)},
                              {"subject", std::to_string(s)},
                              {"name", subjects[s].name},
                              {"value", grouped(column.shown(s))},
                              {"sort", column.values[s] ? fmt::format("{}", *column.values[s]) : ""},
                              {"judgements", judgements},
                              {"note", column.notes[s]}});
  }
  const std::string kind = kind_words(view.findings.groups[column.group].kind, view.language);
  return {{"subject_title", kind},
          {"value_title", page_word("value", view.language) + in_brackets(column.unit, view.is_chinese())},
          {"label", column.title},
          {"targets", target_heads(column, view)},
          {"has_notes", std::ranges::any_of(shown, has_own_note)},
          {"rows", rows},
          {"cut", unless_empty(cut_words(shown.size(), column.values.size(), view.language))},
          {"note", unless_empty(common)}};
}

PageObject evidence_table(const ReportView& view, std::size_t index) {
  const EvidenceLayer& layer = view.layers[index];
  const Evidence& evidence = *layer.evidence;
  const LayerStyle& style = view.styles.of(evidence.table, evidence.shapes.kind());
  std::vector<const EvidenceColumn*> columns;
  for (const EvidenceColumn& column : evidence.columns)
    if (!(column.name == "layer" && layer.part.layer) &&
        !(column.name == "distance_m" && layer.part.distance_m))
      columns.push_back(&column);
  PageList heads, rows;
  for (const EvidenceColumn* column : columns)
    heads.push_back(
        PageObject{{"title", column_words(column->name, view.language)},
                   {"number", !std::holds_alternative<std::vector<std::string>>(column->values)}});
  const std::size_t shown = std::min(layer.order.size(), most_evidence_rows);
  for (std::size_t i = 0; i < shown; ++i) {
    PageList cells;
    std::string label = page_word("go_to", view.language);
    for (const EvidenceColumn* column : columns) {
      const std::string text = shown_cell(*column, layer.order[i], style, view.language);
      label += text + " ";
      cells.push_back(
          PageObject{{"text", text},
                     {"number", !std::holds_alternative<std::vector<std::string>>(column->values)},
                     {"sort", sort_key(*column, layer.order[i])}});
    }
    rows.push_back(PageObject{{"index", std::to_string(i)},
                              {"box", box_attribute(evidence.shapes[layer.order[i]].box(), view.frame)},
                              {"label", label},
                              {"cells", cells}});
  }
  return {{"title", title_of(layer, view.styles, view.language)},
          {"layer", std::to_string(index)},
          {"columns", heads},
          {"rows", rows},
          {"cut", unless_empty(cut_words(shown, layer.order.size(), view.language))}};
}

PageValue ledger_table(const ReportView& view, const Section& section) {
  const LedgerSteps ledger = ledger_steps(view.report, *section.indicator, view.language);
  if (ledger.steps.empty()) return false;
  const ValueColumn& column = view.findings.columns[section.columns.front()];
  const auto& subjects = view.subjects_of(column);
  PageList heads, rows;
  for (const auto& [step, unit] : ledger.steps)
    heads.push_back(PageObject{
        {"step", step}, {"title", step + in_brackets(unit_words(unit, view.language), view.is_chinese())}});
  for (const std::size_t s : shown_subjects(column)) {
    const auto quantities = ledger.of_subject.find(subjects[s].id);
    if (quantities == ledger.of_subject.end()) continue;
    rows.push_back(PageObject{{"name", subjects[s].name},
                              {"cells", ledger_cells(quantities->second, ledger.steps.size())}});
  }
  return PageObject{{"subject_title", kind_words(view.findings.groups[column.group].kind, view.language)},
                    {"steps", heads},
                    {"rows", rows},
                    {"cut", unless_empty(cut_words(rows.size(), ledger.of_subject.size(), view.language))}};
}

std::string box_attribute(const Box& box, const MapFrame& frame) {
  if (box.empty()) return {};
  const std::string list = coded(box, frame);
  return list.substr(1, list.size() - 2);
}

}  // namespace citygauge::html
