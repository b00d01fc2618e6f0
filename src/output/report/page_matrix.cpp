#include "output/report/page_matrix.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_set>

#include "output/named_words.hpp"
#include "output/report/distribution_chart.hpp"
#include "output/report/html_text.hpp"
#include "output/report/report_words.hpp"

namespace citygauge::html {
namespace {

/// Of each column, the subjects that have a row in its section's table; empty for all.
using CutRows = std::vector<std::unordered_set<std::size_t>>;

CutRows cut_rows(const Findings& findings) {
  CutRows rows(findings.columns.size());
  for (std::size_t c = 0; c < rows.size(); ++c) {
    if (findings.columns[c].values.size() <= most_full_rows) continue;
    for (const std::size_t s : shown_subjects(findings.columns[c])) rows[c].insert(s);
  }
  return rows;
}

class Matrix {
 public:
  Matrix(const ReportView& view, std::size_t group)
      : view_(view), group_(group), rows_(cut_rows(view.findings)) {
    for (std::size_t s = 0; s < view.findings.sections.size(); ++s)
      for (const std::size_t c : view.findings.sections[s].columns)
        if (view.findings.columns[c].group == group) columns_.emplace_back(c, section_anchor(s));
  }

  [[nodiscard]] bool is_empty() const { return columns_.empty(); }

  [[nodiscard]] PageObject object() const {
    const SubjectGroup& group = view_.findings.groups[group_];
    const std::string kind = kind_words(group.kind, view_.language);
    const std::vector<std::size_t> order = row_order();
    PageList rows;
    for (const std::size_t subject : order) rows.push_back(row(subject));
    return {{"title", group_ == 0 ? PageValue(false) : PageValue(kind)},
            {"label", page_word("matrix", view_.language) + ": " + kind},
            {"group", std::to_string(group_)},
            {"corner", kind},
            {"columns", heads()},
            {"rows", rows},
            {"cut", unless_empty(cut_words(order.size(), group.subjects.size(), view_.language))}};
  }

 private:
  [[nodiscard]] PageList heads() const {
    PageList heads;
    for (const auto& [c, anchor] : columns_) {
      const ValueColumn& column = view_.findings.columns[c];
      heads.push_back(PageObject{{"index", std::to_string(c)},
                                 {"anchor", anchor},
                                 {"title", column.title},
                                 {"class", unless_empty(class_title(view_, column))},
                                 {"target", targets_in_short(column)}});
    }
    return heads;
  }

  /// All, or those with most misses.
  [[nodiscard]] std::vector<std::size_t> row_order() const {
    std::vector<std::size_t> order(view_.findings.groups[group_].subjects.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (order.size() <= most_full_rows) return order;
    const auto badness = [&](std::size_t subject) {
      int misses = 0, soft = 0, open = 0;
      for (const auto& [c, anchor] : columns_) {
        const auto worst = view_.findings.columns[c].worst(subject);
        if (!worst) continue;
        misses += worst->verdict == Verdict::miss ? 1 : 0;
        soft += worst->verdict == Verdict::soft_miss ? 1 : 0;
        open += worst->verdict == Verdict::not_evaluated ? 1 : 0;
      }
      return std::tuple(-misses, -soft, -open);
    };
    std::ranges::stable_sort(order, {}, badness);
    order.resize(rows_of_the_worst);
    return order;
  }

  [[nodiscard]] PageObject row(std::size_t subject) const {
    PageList cells;
    for (const auto& [c, anchor] : columns_) {
      const auto worst = view_.findings.columns[c].worst(subject);
      cells.push_back(worst ? PageObject{{"measured", cell(c, subject, *worst, anchor)}}
                            : PageObject{{"measured", false}});
    }
    return {{"index", std::to_string(subject)},
            {"name", view_.findings.groups[group_].subjects[subject].name},
            {"cells", cells}};
  }

  [[nodiscard]] PageObject cell(std::size_t c, std::size_t subject, const Judgement& worst,
                                const std::string& section) const {
    const bool has_row = rows_[c].empty() || rows_[c].contains(subject);
    return {{"tone", to_string(worst.verdict)},
            {"anchor", has_row ? row_anchor(c, subject) : section},
            {"column", std::to_string(c)},
            {"subject", std::to_string(subject)},
            {"sign", sign_of(worst.verdict)},
            {"value", grouped(view_.findings.columns[c].shown(subject))},
            {"word", word_of(worst.verdict, view_.language)}};
  }

  const ReportView& view_;
  std::size_t group_;
  CutRows rows_;
  std::vector<std::pair<std::size_t, std::string>> columns_;  // and the anchor of its section
};

}  // namespace

void add_matrix(PageObject& page, const ReportView& view) {
  PageList picks, verdicts, matrices;
  for (std::size_t c = 0; c < view.findings.columns.size(); ++c) {
    const ValueColumn& column = view.findings.columns[c];
    const std::string of_class = class_title(view, column);
    picks.push_back(PageObject{{"index", std::to_string(c)},
                               {"title", column.title + (of_class.empty() ? "" : " · " + of_class)}});
  }
  for (const Verdict verdict : shown_verdicts)
    verdicts.push_back(PageObject{{"tone", to_string(verdict)},
                                  {"letter", std::to_string(static_cast<int>(verdict))},
                                  {"word", sign_of(verdict) + " " + word_of(verdict, view.language)},
                                  {"meaning", verdict_meaning(verdict, view.language)}});
  for (std::size_t g = 0; g < view.findings.groups.size(); ++g)
    if (const Matrix matrix(view, g); !matrix.is_empty()) matrices.push_back(matrix.object());
  page.insert_or_assign("picks", picks);
  page.insert_or_assign("verdicts", verdicts);
  page.insert_or_assign("matrices", matrices);
}

}  // namespace citygauge::html
