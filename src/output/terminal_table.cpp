#include "output/terminal_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/text_width.hpp"
#include "output/district_columns.hpp"
#include "output/named_words.hpp"
#include "output/result_blocks.hpp"
#include "output/sentences.hpp"
#include "output/shown_number.hpp"
#include "output/text_table.hpp"
#include "output/verdict_words.hpp"

namespace citygauge {
namespace {

constexpr std::size_t most_rows = 40;   // of a block that is shown whole
constexpr std::size_t worst_rows = 10;  // of a longer one
constexpr std::size_t most_issues = 5;
constexpr std::size_t most_notes = 3;

/// The worst rows of a long block, the worst first: by verdict, then by what is short.
Block worst_of(Block block) {
  std::stable_sort(block.begin(), block.end(),
                   [](const Result* a, const Result* b) { return is_worse(*a, *b); });
  block.resize(worst_rows);
  return block;
}

/// Whether nothing of a block could be evaluated, for one and the same reason: its layer is missing.
bool is_blocked(const Block& block) {
  return block.size() > 1 && std::ranges::all_of(block, [&](const Result* result) {
           return result->verdict == Verdict::not_evaluated && result->note == block.front()->note;
         });
}

class TerminalTable {
 public:
  TerminalTable(const RunReport& report, Language language, bool colour)
      : report_(report), language_(language), colour_(colour) {}

  [[nodiscard]] std::string text() const {
    std::string text;
    if (!report_.title.empty()) text += painted(printable(report_.title), "1") + "\n\n";
    for (const Block& block : blocks_of(report_)) text += block_text(block) + '\n';
    return text + totals() + counts() + issues();
  }

 private:
  [[nodiscard]] const char* say(const char* zh, const char* en) const {
    return language_ == Language::zh ? zh : en;
  }

  [[nodiscard]] std::string painted(const std::string& text, const std::string& ansi) const {
    return colour_ && !ansi.empty() ? "\x1b[" + ansi + "m" + text + "\x1b[0m" : text;
  }

  [[nodiscard]] std::string block_text(const Block& block) const {
    if (is_blocked(block)) return title(*block.front()) + one_row_for_all(block);
    const Block shown = block.size() > most_rows ? worst_of(block) : block;
    std::vector<TextRow> rows{heading(*block.front())};
    for (const Result* result : shown) rows.push_back(row(*result));
    std::string text = title(*block.front()) + laid_out(rows, "    ");
    if (shown.size() < block.size()) {
      text +=
          fmt::format(fmt::runtime(say(
                          "    以上为最差的 {} 个；另有 {} 个，见 results.csv 和 result.gpkg 的 results 表\n",
                          "    These are the worst {}; {} more are in results.csv and in table "
                          "results of result.gpkg\n")),
                      shown.size(), block.size() - shown.size());
    }
    return text + notes(shown);
  }

  [[nodiscard]] std::string one_row_for_all(const Block& block) const {
    const Result& first = *block.front();
    const std::string verdict = painted(signed_word(first.verdict, language_), ansi_colour(first.verdict));
    return fmt::format(fmt::runtime(say("    {}  全部 {} 个：{}\n", "    {}  all {}: {}\n")), verdict,
                       block.size(), printable(note_words(first.note, language_)));
  }

  /// The indicator and what is asked of it.
  [[nodiscard]] std::string title(const Result& first) const {
    const Indicator* const indicator = indicator_of(report_, first.indicator);
    const std::string name = indicator == nullptr ? "" : title_words(*indicator, first.indicator, language_);
    std::string text =
        painted(printable(name), "1") + (name.empty() ? "" : "  ") + printable(first.indicator) + '\n';
    if (first.threshold.empty()) return text;
    std::string target = shown_threshold(first.threshold) + ' ' + unit_words(first.unit, language_);
    if (first.soft) target += say("（软性）", " (soft)");
    if (first.year) target += fmt::format(fmt::runtime(say("，{} 年", ", {}")), *first.year);
    if (!first.profile.empty()) target += say("，", ", ") + first.profile;
    if (!first.clause.empty()) target += ' ' + first.clause;
    return text + "  " + say("目标 ", "Target ") + printable(target) + '\n';
  }

  [[nodiscard]] TextRow heading(const Result& first) const {
    const Indicator* const indicator = indicator_of(report_, first.indicator);
    const bool of_districts = indicator == nullptr || indicator->subject.empty();
    const auto cell = [](const char* text, Align align = Align::left) { return TextCell{text, align}; };
    return {cell(of_districts ? say("评价单元", "District") : say("对象", "Subject")),
            cell(say("数值", "Value"), Align::right), cell(say("单位", "Unit")), cell(say("评价", "Verdict")),
            cell(first.threshold.empty() ? "" : say("余量", "Margin"))};
  }

  [[nodiscard]] TextRow row(const Result& result) const {
    const std::string& name = result.district_name.empty() ? result.district_id : result.district_name;
    const std::string value = result.value ? shown_value(*result.value, result.threshold) : "-";
    const bool is_unknown = result.verdict == Verdict::not_evaluated || !result.value;
    return {{name},
            {value, Align::right},
            {unit_words(result.unit, language_)},
            {signed_word(result.verdict, language_), Align::left, colour_ ? ansi_colour(result.verdict) : ""},
            {is_unknown ? note_words(result.note, language_) : margin_words(result, language_)}};
  }

  /// What is to be said of values that were evaluated; the reason of the others stands in their row.
  [[nodiscard]] std::string notes(const Block& shown) const {
    std::vector<std::string> distinct;
    for (const Result* result : shown) {
      const bool is_in_row =
          result->verdict == Verdict::not_evaluated || !result->value || result->note.empty();
      const bool is_known = std::find(distinct.begin(), distinct.end(), result->note) != distinct.end();
      if (!is_in_row && !is_known && distinct.size() < most_notes) distinct.push_back(result->note);
    }
    std::string text;
    for (const std::string& note : distinct)
      text += std::string(say("    注：", "    Note: ")) + printable(note_words(note, language_)) + '\n';
    return text;
  }

  [[nodiscard]] std::string totals() const {
    constexpr std::array in_order{Verdict::pass, Verdict::miss, Verdict::soft_miss, Verdict::not_evaluated,
                                  Verdict::no_target};
    std::string text = say("合计", "Total");
    for (const Verdict verdict : in_order) {
      const auto count = std::count_if(report_.results.begin(), report_.results.end(),
                                       [&](const Result& result) { return result.verdict == verdict; });
      if (count == 0) continue;
      const std::string part = fmt::format("{} {}", signed_word(verdict, language_), count);
      text += "  " + painted(part, ansi_colour(verdict));
    }
    return text + '\n';
  }

  [[nodiscard]] std::string counts() const {
    if (report_.counts.empty()) return {};
    std::vector<TextRow> rows{TextRow{TextCell{say("图层", "Layer")}}};
    for (const char* head : {say("读入", "read"), say("采用", "used"), say("排除", "excluded"),
                             say("修复后采用", "repaired"), say("剔除", "rejected")}) {
      rows.front().push_back({head, Align::right});
    }
    for (const LayerCounts& c : report_.counts) {
      TextRow row{TextCell{layer_name(c.layer)}};
      for (const std::int64_t n : {c.read, c.used, c.excluded, c.repaired, c.rejected}) {
        row.push_back({std::to_string(n), Align::right});
      }
      rows.push_back(std::move(row));
    }
    return std::string(say("\n要素（读入 = 采用 + 排除 + 修复后采用 + 剔除）\n",
                           "\nFeatures (read = used + excluded + repaired + rejected)\n")) +
           laid_out(rows, "    ");
  }

  [[nodiscard]] std::string issues() const {
    if (report_.issues.empty()) return {};
    constexpr std::array in_order{Severity::error, Severity::warning, Severity::note};
    std::string text = say("\n数据问题", "\nIssues");
    std::vector<TextRow> rows;
    for (const Severity severity : in_order) {
      std::size_t count = 0;
      for (const Issue& issue : report_.issues) {
        if (issue.severity != severity) continue;
        ++count;
        if (rows.size() < most_issues) rows.push_back(issue_row(issue));
      }
      if (count > 0) text += fmt::format("  {} {}", word(severity, language_), count);
    }
    text += '\n' + laid_out(rows, "    ");
    if (rows.size() < report_.issues.size()) {
      text += fmt::format(fmt::runtime(say("    另有 {} 条，见 result.gpkg 的 issues 图层\n",
                                           "    {} more are in layer issues of result.gpkg\n")),
                          report_.issues.size() - rows.size());
    }
    return text;
  }

  [[nodiscard]] TextRow issue_row(const Issue& issue) const {
    const std::string feature = issue.fid ? fmt::format(" #{}", *issue.fid) : "";
    const std::string action = issue.action.empty() ? "" : " → " + sentence_words(issue.action, language_);
    return {{word(issue.severity, language_)},
            {layer_name(issue.layer) + feature},
            {sentence_words(issue.message, language_) + action}};
  }

  /// In English the role itself, by which the project file names it.
  [[nodiscard]] std::string layer_name(const std::string& role) const {
    return language_ == Language::zh ? role_words(role, language_) : role;
  }

  const RunReport& report_;
  Language language_;
  bool colour_;
};

}  // namespace

std::string terminal_table(const RunReport& report, Language language, bool colour) {
  return TerminalTable(report, language, colour).text();
}

}  // namespace citygauge
