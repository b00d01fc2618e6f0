#include "output/report/page_closing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>

#include "output/provenance_words.hpp"
#include "output/report/html_text.hpp"
#include "output/report/page_tables.hpp"
#include "output/report/report_words.hpp"
#include "output/sentences.hpp"
#include "output/verdict_words.hpp"

namespace citygauge::html {
namespace {

constexpr std::array severities{Severity::error, Severity::warning, Severity::note};

std::string number_text(std::int64_t number) {
  return grouped(std::to_string(number));
}

std::string issues_summary(const ReportView& view) {
  std::string text;
  for (const Severity severity : severities) {
    const auto count = std::ranges::count(view.report.issues, severity, &Issue::severity);
    if (count == 0) continue;
    if (!text.empty()) text += view.is_chinese() ? "，" : ", ";
    text += word(severity, view.language) + " " + number_text(count);
  }
  return text;
}

PageList issue_rows(const ReportView& view, const std::vector<std::size_t>& order) {
  PageList rows;
  for (std::size_t i = 0; i < std::min(order.size(), most_issue_rows); ++i) {
    const Issue& issue = view.report.issues[order[i]];
    Box place;
    if (issue.place) place.add(Point{issue.place->first, issue.place->second});
    rows.push_back(PageObject{
        {"index", std::to_string(i)},
        {"box", unless_empty(box_attribute(place, view.frame))},
        {"label", page_word("go_to", view.language) + layer_title(view.styles, issue.layer, view.language) +
                      " " + sentence_words(issue.message, view.language)},
        {"rank", std::to_string(static_cast<int>(issue.severity))},
        {"tone", to_string(issue.severity)},
        {"severity", word(issue.severity, view.language)},
        {"layer", layer_title(view.styles, issue.layer, view.language)},
        {"fid", issue.fid ? std::to_string(*issue.fid) : ""},
        {"message", sentence_words(issue.message, view.language)},
        {"action", sentence_words(issue.action, view.language)},
        {"code", issue.code}});
  }
  return rows;
}

PageList count_rows(const ReportView& view) {
  PageList rows;
  for (const LayerCounts& c : view.report.counts)
    rows.push_back(PageObject{{"layer", layer_title(view.styles, c.layer, view.language)},
                              {"read", number_text(c.read)},
                              {"used", number_text(c.used)},
                              {"excluded", number_text(c.excluded)},
                              {"repaired", number_text(c.repaired)},
                              {"rejected", number_text(c.rejected)}});
  return rows;
}

/// The provenance by topic; the counts have a table of their own.
PageList topics(const ReportView& view) {
  PageList list;
  std::vector<std::string> seen;
  for (const ProvenanceRow& first : view.report.provenance) {
    if (first.topic == "counts" || std::ranges::find(seen, first.topic) != seen.end()) continue;
    seen.push_back(first.topic);
    PageList rows;
    for (const ProvenanceRow& row : view.report.provenance)
      if (row.topic == first.topic) {
        const auto [key, value] = provenance_words(view.report, row, view.language);
        rows.push_back(PageObject{{"key", key}, {"value", value}});
      }
    list.push_back(PageObject{{"title", topic_words(first.topic, view.language)}, {"rows", rows}});
  }
  return list;
}

}  // namespace

std::vector<std::size_t> issue_order(const std::vector<Issue>& issues) {
  std::vector<std::size_t> order(issues.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater<>(), [&](std::size_t i) { return issues[i].severity; });
  return order;
}

void add_closing(PageObject& page, const ReportView& view) {
  const std::vector<std::size_t> order = issue_order(view.report.issues);
  const std::size_t shown = std::min(order.size(), most_issue_rows);
  page.insert_or_assign("has_issues", !order.empty());
  page.insert_or_assign("issues_summary", issues_summary(view));
  page.insert_or_assign("issues", issue_rows(view, order));
  page.insert_or_assign("issues_cut", unless_empty(cut_words(shown, order.size(), view.language)));
  page.insert_or_assign("has_counts", !view.report.counts.empty());
  page.insert_or_assign("layer_counts", count_rows(view));
  page.insert_or_assign("topics", topics(view));
}

}  // namespace citygauge::html
