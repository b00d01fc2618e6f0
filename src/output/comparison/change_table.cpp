#include "output/comparison/change_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text_width.hpp"
#include "output/comparison/change_words.hpp"
#include "output/district_columns.hpp"
#include "output/text_table.hpp"

namespace citygauge {
namespace {

constexpr std::size_t most_rows = 40;
constexpr std::size_t most_yardsticks = 12;

class ChangeTable {
 public:
  ChangeTable(const Comparison& comparison, Language language, bool colour)
      : comparison_(comparison), language_(language), colour_(colour) {
    titles_.indicators = comparison.indicators;
  }

  [[nodiscard]] std::string text() const {
    return heading() + yardsticks() + rows() + districts() + evidence() + say("合计  ", "Total  ") +
           summary_sentence(comparison_, language_) + '\n';
  }

 private:
  [[nodiscard]] const char* say(const char* zh, const char* en) const {
    return language_ == Language::zh ? zh : en;
  }

  [[nodiscard]] std::string heading() const {
    return fmt::format("{}{}\n{}{}\n\n", say("基准：", "Base: "), printable(comparison_.base_name),
                       say("方案：", "Plan: "), printable(comparison_.plan_name));
  }

  [[nodiscard]] std::string yardsticks() const {
    const auto& all = comparison_.yardsticks;
    if (all.empty()) return {};
    std::string text = "≠ " + yardstick_warning(language_) + '\n';
    for (std::size_t i = 0; i < std::min(all.size(), most_yardsticks); ++i)
      text += "    " + printable(yardstick_words(all[i], language_)) + '\n';
    return text + more(all.size(), most_yardsticks, "yardsticks") + '\n';
  }

  [[nodiscard]] std::string more(std::size_t count, std::size_t shown, const char* table) const {
    if (count <= shown) return {};
    return fmt::format(fmt::runtime(say("    另有 {} 条，见 compare.gpkg 的 {} 表\n",
                                        "    {} more are in table {} of compare.gpkg\n")),
                       count - shown, table);
  }

  [[nodiscard]] std::string rows() const {
    const std::vector<const Change*> changed = changed_rows(comparison_);
    if (changed.empty())
      return std::string(say("数值和评价均无变化。\n\n", "No value and no verdict has changed.\n\n"));
    std::vector<TextRow> lines;
    for (std::size_t i = 0; i < std::min(changed.size(), most_rows); ++i) lines.push_back(row(*changed[i]));
    return laid_out(lines, "  ") + more(changed.size(), most_rows, "changes") + '\n';
  }

  [[nodiscard]] TextRow row(const Change& change) const {
    const Result& named = change.named();
    const Indicator* const indicator = indicator_of(titles_, named.indicator);
    const std::string title =
        indicator == nullptr ? named.indicator : title_words(*indicator, named.indicator, language_);
    return {{signed_word(change.kind, language_), Align::left, colour_ ? ansi_colour(change.kind) : ""},
            {named.district_name.empty() ? named.district_id : named.district_name},
            {title},
            {change_sentence(change, language_)}};
  }

  [[nodiscard]] std::string districts() const {
    std::vector<TextRow> lines;
    for (std::size_t d = 0; d < comparison_.districts.size(); ++d)
      if (const std::string words = word(comparison_.district_changes[d], language_); !words.empty())
        lines.push_back({{comparison_.districts.ids[d]}, {comparison_.districts.names[d]}, {words}});
    if (lines.empty()) return {};
    const std::size_t count = lines.size();
    lines.resize(std::min(count, most_rows));
    return say("评价单元\n", "Districts\n") + laid_out(lines, "    ") + more(count, most_rows, "districts") +
           '\n';
  }

  [[nodiscard]] std::string evidence() const {
    if (comparison_.evidence.empty()) return {};
    std::vector<TextRow> lines{
        {{""}, {say("新增", "new"), Align::right}, {say("已消除", "resolved"), Align::right}}};
    for (const Evidence& table : comparison_.evidence) {
      const auto& changes = *find_cells<std::string>(table, change_column);
      const auto count = [&](const char* what) { return std::to_string(std::ranges::count(changes, what)); };
      lines.push_back({{table.table}, {count("new"), Align::right}, {count("resolved"), Align::right}});
    }
    return say("证据（compare.gpkg）\n", "Evidence (compare.gpkg)\n") + laid_out(lines, "    ") + '\n';
  }

  const Comparison& comparison_;
  Language language_;
  bool colour_;
  RunReport titles_;  // holds the indicators of both
};

}  // namespace

std::string change_table(const Comparison& comparison, Language language, bool colour) {
  return ChangeTable(comparison, language, colour).text();
}

}  // namespace citygauge
