#include "output/report/page_head.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "output/report/distribution_chart.hpp"
#include "output/report/html_text.hpp"
#include "output/report/report_words.hpp"
#include "output/shown_number.hpp"
#include "output/source_date.hpp"

namespace citygauge::html {
namespace {

std::size_t of(const VerdictCounts& counts, Verdict verdict) {
  return counts[static_cast<std::size_t>(verdict)];
}

/// All judgements of targets; what is measured without a target decides nothing.
VerdictCounts all_judgements(const Findings& findings) {
  VerdictCounts all{};
  for (const ValueColumn& column : findings.columns)
    for (std::size_t t = 0; t < column.targets.size(); ++t) {
      const VerdictCounts counts = verdict_counts(column, t);
      for (std::size_t v = 0; v < all.size(); ++v) all[v] += counts[v];
    }
  return all;
}

struct Conclusion {
  Verdict verdict;
  std::string sentence;
};

Conclusion conclusion(const VerdictCounts& counts, bool zh) {
  const std::size_t pass = of(counts, Verdict::pass), miss = of(counts, Verdict::miss);
  const std::size_t soft = of(counts, Verdict::soft_miss), open = of(counts, Verdict::not_evaluated);
  const std::size_t all = pass + miss + soft + open;
  if (all == 0)
    return {Verdict::no_target,
            zh ? "未设目标：以下仅为测算数值。" : "No target was set: these are measurements only."};
  if (miss > 0)
    return {
        Verdict::miss,
        zh ? fmt::format("未全部达标：{} 项判定中有 {} 项未达到约束性目标。", all, miss)
           : fmt::format("Not all targets are met: {} of {} judgements miss a binding target.", miss, all)};
  if (open > 0)
    return {Verdict::not_evaluated,
            zh ? fmt::format("已评价的约束性目标均达标，但 {} 项判定中有 {} 项无法评价。", all, open)
               : fmt::format("No binding target is missed, but {} of {} judgements could not be made.", open,
                             all)};
  if (soft > 0)
    return {
        Verdict::soft_miss,
        zh ? fmt::format("约束性目标全部达标；{} 项判定中有 {} 项未达到软性目标。", all, soft)
           : fmt::format("All binding targets are met; {} of {} judgements miss a soft target.", soft, all)};
  return {Verdict::pass,
          zh ? fmt::format("{} 项判定全部达标。", all) : fmt::format("All {} judgements are met.", all)};
}

PageList facts(const ReportView& view) {
  const Districts& districts = view.report.districts;
  const std::string scope = districts.scope.empty() ? ""
                                                    : (view.is_chinese() ? "（" : " (") + districts.scope +
                                                          (view.is_chinese() ? "）" : ")");
  const std::string count = grouped(std::to_string(districts.size()));
  const std::size_t indicators = view.findings.sections.size();
  std::vector<std::string> texts{
      view.is_chinese()
          ? fmt::format("{} 个评价单元{}", count, scope)
          : fmt::format("{} {}{}", count, districts.size() == 1 ? "district" : "districts", scope),
      view.is_chinese() ? fmt::format("{} 项指标", indicators)
                        : fmt::format("{} {}", indicators, indicators == 1 ? "indicator" : "indicators"),
      view.report.crs_name};
  if (const auto date = source_date()) texts.push_back(date->substr(0, 10));
  texts.push_back("citygauge " CITYGAUGE_VERSION);
  PageList list;
  for (const std::string& text : texts)
    if (!text.empty()) list.push_back(PageObject{{"text", text}});
  return list;
}

PageList counts_list(const VerdictCounts& counts, Language language) {
  PageList list;
  for (const Verdict verdict : shown_verdicts)
    if (of(counts, verdict) > 0)
      list.push_back(PageObject{{"count", grouped(std::to_string(of(counts, verdict)))},
                                {"word", word_of(verdict, language)},
                                {"sign", sign_of(verdict)},
                                {"tone", to_string(verdict)}});
  return list;
}

/// "2030 · 建成区 · 软性目标".
std::string terms_of(const ColumnTarget& target, Language language) {
  std::string text = target.year ? std::to_string(*target.year) : "";
  const auto add = [&](const std::string& term) {
    text += (text.empty() || term.empty() ? "" : " · ") + term;
  };
  add(target.scope);
  if (target.soft) add(page_word("soft", language));
  return text;
}

PageObject target_row(const ReportView& view, std::size_t section, const ValueColumn& column, std::size_t t) {
  const ColumnTarget& target = column.targets[t];
  const VerdictCounts counts = verdict_counts(column, t);
  std::string title = column.title;
  if (!column.of_class.empty()) title += " · " + class_title(view, column);
  return {{"anchor", section_anchor(section)},
          {"title", title},
          {"target", threshold_with_unit(target, column)},
          {"source", terms_of(target, view.language)},
          {"bar", Markup{share_bar(counts, view.language)}},
          {"tally", counts_list(counts, view.language)}};
}

/// The targets by the policy that sets them, in the order of the results; then what is measured without one.
PageList policies(const ReportView& view) {
  std::vector<std::pair<std::string, PageList>> policies;
  PageList unjudged;
  for (std::size_t s = 0; s < view.findings.sections.size(); ++s) {
    bool is_judged = false;
    for (const std::size_t c : view.findings.sections[s].columns) {
      const ValueColumn& column = view.findings.columns[c];
      for (std::size_t t = 0; t < column.targets.size(); ++t, is_judged = true) {
        const std::string& profile = column.targets[t].profile;
        auto policy = std::ranges::find(policies, profile, [](const auto& p) { return p.first; });
        if (policy == policies.end()) policy = policies.insert(policies.end(), {profile, {}});
        policy->second.push_back(target_row(view, s, column, t));
      }
    }
    if (is_judged) continue;
    unjudged.push_back(
        PageObject{{"anchor", section_anchor(s)},
                   {"title", view.findings.columns[view.findings.sections[s].columns.front()].title},
                   {"target", ""},
                   {"source", ""},
                   {"bar", ""},
                   {"tally", PageList{}}});
  }
  if (!unjudged.empty()) policies.emplace_back(page_word("without_target", view.language), unjudged);
  PageList list;
  for (const auto& [profile, rows] : policies)
    list.push_back(PageObject{{"profile", profile}, {"rows", rows}});
  return list;
}

}  // namespace

void add_head(PageObject& page, const ReportView& view) {
  const VerdictCounts counts = all_judgements(view.findings);
  const Conclusion concluded = conclusion(counts, view.is_chinese());
  page.insert_or_assign("facts", facts(view));
  page.insert_or_assign("sign", sign_of(concluded.verdict));
  page.insert_or_assign("tone", to_string(concluded.verdict));
  page.insert_or_assign("sentence", concluded.sentence);
  page.insert_or_assign("counts", counts_list(counts, view.language));
  page.insert_or_assign("verdict_bar", Markup{share_bar(counts, view.language)});
  page.insert_or_assign("policies", policies(view));
}

}  // namespace citygauge::html
