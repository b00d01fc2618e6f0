#include "output/catalogue/result_explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/error.hpp"
#include "output/catalogue/catalogue.hpp"
#include "output/district_columns.hpp"
#include "output/indicator_evidence.hpp"
#include "output/indicator_formula.hpp"
#include "output/named_words.hpp"
#include "output/option_words.hpp"
#include "output/result_blocks.hpp"
#include "output/sentences.hpp"
#include "output/shown_number.hpp"
#include "output/verdict_words.hpp"

namespace citygauge {
namespace {

constexpr std::size_t most_issues = 5;

/// Enough digits to add the rows up on paper: millimetres, and square decimetres or so.
std::string ledger_number(double quantity) {
  constexpr double largest_plain = 1e15;
  if (std::abs(quantity) >= largest_plain || !std::isfinite(quantity)) return fmt::format("{:.6g}", quantity);
  const bool is_whole = quantity == std::round(quantity);
  const std::string text = fmt::format("{:.{}f}", quantity, is_whole ? 0 : 3);
  const bool is_zero = text.find_first_of("123456789") == std::string::npos;
  return is_zero && text.front() == '-' ? text.substr(1) : text;
}

class ResultExplanation {
 public:
  ResultExplanation(const RunReport& report, const StyleBook& styles, const Indicator& indicator,
                    const TerminalLook& look)
      : report_(report), styles_(styles), indicator_(indicator), page_(look) {}

  /// `numbers` are of one subject: by class, then by target.
  std::string of(const Numbers& numbers) {
    const Result& first = *numbers.front();
    const bool is_named = !first.district_name.empty() && first.district_name != first.district_id;
    page_.title(first.district_id + (is_named ? " " + first.district_name : "") + "  " +
                indicator_.title.in(language()) + "  " + indicator_.id);
    const Result* before = nullptr;
    for (const Result* const number : numbers) {
      if (before == nullptr || before->indicator != number->indicator) add_value(*number);
      add_verdict(*number);
      before = number;
    }
    add_alternatives(first.district_id);
    add_ledger(first.district_id);
    add_definition();
    add_notes(numbers);
    add_evidence(first.district_id);
    add_issues();
    return page_.text();
  }

 private:
  [[nodiscard]] Language language() const { return page_.language(); }

  void add_value(const Result& number) {
    if (number.indicator != indicator_.id)
      page_.heading(title_words(indicator_, number.indicator, language()) + "  " + number.indicator);
    if (!number.value) {
      page_.paragraph(std::string(page_.say("无数值：", "No value: ")) + note_words(number.note, language()));
      return;
    }
    std::string text =
        shown_value(*number.value, number.threshold) + ' ' + unit_words(number.unit, language());
    if (number.numerator) text += " = " + computation(number);
    page_.paragraph(text);
  }

  /// "1000 × 50743.669 ÷ 5967844.698".
  [[nodiscard]] std::string computation(const Result& number) const {
    std::string text = ledger_number(*number.numerator);
    if (indicator_.factor != 1) text = fmt::format("{} × {}", indicator_.factor, text);
    if (number.denominator) text += " ÷ " + ledger_number(*number.denominator);
    return text;
  }

  void add_verdict(const Result& number) {
    if (number.threshold.empty()) {
      page_.paragraph(signed_word(number.verdict, language()), 2);
      return;
    }
    std::string text = signed_word(number.verdict, language()) + page_.say("：", ": ") +
                       shown_threshold(number.threshold) + ' ' + unit_words(number.unit, language());
    if (number.soft) text += page_.say("（软性）", " (soft)");
    if (number.margin) text += page_.say("，", ", ") + margin_words(number, language());
    page_.paragraph(text, 2);
    std::string source = number.profile + ' ' + number.clause;
    if (number.year) source += fmt::format(fmt::runtime(page_.say("，{} 年", ", {}")), *number.year);
    const JudgedTarget* const target = target_of(report_, number);
    if (target != nullptr && !target->scope.empty()) source += page_.say("，", ", ") + target->scope;
    page_.paragraph(source, 3);
    if (target != nullptr && !target->text.empty()) page_.paragraph("“" + target->text + "”", 3);
  }

  /// "shared borders = full: 8.07 km/km², ✓ met (≥ 8), the verdict flips".
  void add_alternatives(const std::string& subject) {
    std::vector<TextRow> rows;
    for (const SensitivityRow& row : report_.sensitivity) {
      if (row.district_id != subject || indicator_part(row.indicator) != indicator_.id) continue;
      const std::string choice =
          option_value_words(row.option, indicator_.numerator.layer, row.alternative, language());
      const std::string colour = page_.has_colour() && row.flips ? "1" : "";
      rows.push_back({{option_words(row.option, language()) + " = " + choice, Align::left, colour},
                      {shown_value(*row.alternative_value, row.threshold), Align::right, colour},
                      {unit_words(row.unit, language())},
                      {shown_threshold(row.threshold)},
                      {signed_word(row.alternative_verdict, language()), Align::left, colour},
                      {row.flips ? page_.say("结论改变", "the verdict flips") : ""}});
    }
    if (!rows.empty()) page_.heading("换一种取法", "By other choices");
    page_.rows(rows);
  }

  void add_ledger(const std::string& subject) {
    std::vector<TextRow> rows;
    for (const LedgerRow& row : report_.ledger) {
      if (row.district_id != subject || row.indicator != indicator_.id) continue;
      const std::string colour = page_.has_colour() && row.step == "counted" ? "1" : "";
      rows.push_back({{step_words(row.step, language()), Align::left, colour},
                      {ledger_number(row.quantity), Align::right, colour},
                      {unit_words(row.unit, language())},
                      {row.step}});
    }
    page_.heading("台账：分子如何得出", "Ledger: how the numerator came about");
    if (rows.empty()) page_.paragraph(page_.say("没有台账。", "There is none."));
    page_.rows(rows);
  }

  void add_definition() {
    page_.heading("定义", "Definition");
    page_.paragraph(indicator_.definition.in(language()));
    page_.heading("公式（国际单位：m、m²、人）", "Formula (in m, m² and people)");
    page_.paragraph(formula_text(indicator_).in(language()));
    std::vector<TextRow> rows;
    const std::string prefix = indicator_.id + ".";
    for (const ProvenanceRow& row : report_.provenance) {
      if (row.topic != "option" || !row.key.starts_with(prefix)) continue;
      const std::string option = row.key.substr(prefix.size());
      rows.push_back({{option_words(option, language())},
                      {option_value_words(option, indicator_.numerator.layer, row.value, language())}});
    }
    if (!rows.empty()) page_.heading("采用的选项", "Options used");
    page_.rows(rows);
  }

  void add_notes(const Numbers& numbers) {
    std::vector<std::string> notes;
    for (const Result* const number : numbers)
      if (!number->note.empty() && std::ranges::find(notes, number->note) == notes.end())
        notes.push_back(number->note);
    if (!notes.empty()) page_.heading("说明", "Notes");
    for (const std::string& note : notes) page_.paragraph(note_words(note, language()));
  }

  void add_evidence(const std::string& subject) {
    std::vector<TextRow> rows;
    for (const Evidence& evidence : evidence_of(report_, indicator_)) {
      std::string count;
      if (const auto own = rows_naming(evidence, subject))
        count = fmt::format(fmt::runtime(page_.say("本对象 {}，", "{} of this, ")), *own);
      count += fmt::format(fmt::runtime(page_.say("全部 {}", "{} in all")), evidence.shapes.size());
      rows.push_back({{evidence.table}, {count}, {table_title(styles_, evidence.table, language())}});
    }
    page_.heading("证据图层（result.gpkg）", "Evidence tables (in result.gpkg)");
    if (rows.empty()) page_.paragraph(page_.say("没有证据图层。", "There are none."));
    page_.rows(rows);
  }

  /// How many rows of a table are of the subject, by a column "district_id" or, of things, "<thing>_id";
  /// nullopt where no column tells.
  [[nodiscard]] std::optional<std::size_t> rows_naming(const Evidence& evidence,
                                                       const std::string& subject) const {
    const bool of_district = indicator_.subject.empty() || indicator_.subject == "districts";
    std::vector<bool> is_own(evidence.shapes.size());
    bool tells = false;
    for (const EvidenceColumn& column : evidence.columns) {
      const auto* const ids = std::get_if<std::vector<std::string>>(&column.values);
      if (ids == nullptr || !column.name.ends_with("_id") || (column.name == "district_id") != of_district)
        continue;
      tells = true;
      for (std::size_t i = 0; i < ids->size() && i < is_own.size(); ++i)
        is_own[i] = is_own[i] || (*ids)[i] == subject;
    }
    if (!tells) return std::nullopt;
    return static_cast<std::size_t>(std::ranges::count(is_own, true));
  }

  [[nodiscard]] bool concerns(const Issue& issue) const {
    return !issue.layer.empty() && (issue.layer == indicator_.numerator.layer ||
                                    (indicator_.denominator && issue.layer == indicator_.denominator->layer));
  }

  void add_issues() {
    std::vector<TextRow> rows;
    std::size_t count = 0;
    for (const Issue& issue : report_.issues) {
      if (!concerns(issue) || ++count > most_issues) continue;
      const std::string action = issue.action.empty() ? "" : " → " + sentence_words(issue.action, language());
      const std::string feature = issue.fid ? fmt::format(" #{}", *issue.fid) : "";
      rows.push_back({{word(issue.severity, language())},
                      {issue.layer + feature},
                      {sentence_words(issue.message, language()) + action}});
    }
    if (count == 0) return;
    page_.heading("所用图层的数据问题（不限于本对象）", "Issues of its layers (not of this place alone)");
    page_.rows(rows);
    if (count > rows.size())
      page_.paragraph(
          fmt::format(fmt::runtime(page_.say("另有 {} 条，见 issues 表", "{} more are in the table issues")),
                      count - rows.size()));
  }

  const RunReport& report_;
  const StyleBook& styles_;
  const Indicator& indicator_;
  TerminalPage page_;
};

}  // namespace

std::string result_explanation(const RunReport& report, const StyleBook& styles, const NumberName& name,
                               const TerminalLook& look) {
  const Numbers numbers = numbers_of(report, name);
  const Indicator* const indicator = indicator_of(report, numbers.front()->indicator);
  if (indicator == nullptr)
    throw Error(ErrorKind::internal, fmt::format("`{}` has no definition", name.indicator));
  return ResultExplanation(report, styles, *indicator, look).of(numbers);
}

}  // namespace citygauge
