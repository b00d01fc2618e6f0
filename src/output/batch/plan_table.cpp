#include "output/batch/plan_table.hpp"

#include <algorithm>

#include "core/text_width.hpp"
#include "output/batch/summary_words.hpp"
#include "output/text_table.hpp"
#include "output/verdict_words.hpp"

namespace citygauge {
namespace {

std::string colour_of(PlanStatus status) {
  switch (status) {
    case PlanStatus::pass:
      return ansi_colour(Verdict::pass);
    case PlanStatus::miss:
    case PlanStatus::unreadable:
      return ansi_colour(Verdict::miss);
    case PlanStatus::unevaluated:
      return ansi_colour(Verdict::not_evaluated);
  }
  return {};
}

/// "3/40": what is missed of what was asked.
std::string missed_of(const PlanOutcome& plan) {
  if (plan.status == PlanStatus::unreadable) return "";
  return std::to_string(plan.missed) + "/" +
         std::to_string(plan.met + plan.missed + plan.soft_missed + plan.not_evaluated);
}

/// The targets are sorted, so the first of a plan is its worst.
std::string worst_words(const BatchSummary& summary, const PlanOutcome& plan, Language language) {
  if (plan.status == PlanStatus::unreadable) return plan.message;
  const auto worst = std::ranges::find(summary.targets, plan.plan, &PlanTarget::plan);
  if (worst == summary.targets.end()) return "";
  return target_title(*worst, language) + (language == Language::zh ? "，" : ", ") +
         target_words(*worst, language);
}

}  // namespace

std::string plan_table(const BatchSummary& summary, Language language, bool colour) {
  const bool zh = language == Language::zh;
  std::vector<TextRow> rows{{{zh ? "方案" : "Plan"},
                             {zh ? "评价" : "Status"},
                             {zh ? "未达标" : "Missed", Align::right},
                             {zh ? "最差目标" : "Worst target"}}};
  for (const PlanOutcome& plan : summary.plans)
    rows.push_back({{plan.plan},
                    {signed_word(plan.status, language), Align::left, colour ? colour_of(plan.status) : ""},
                    {missed_of(plan), Align::right},
                    {worst_words(summary, plan, language)}});
  const std::string title = summary.title.empty() ? "" : printable(summary.title) + "\n\n";
  return title + laid_out(rows, "  ") + "\n" + totals_words(summary, language) + "\n";
}

}  // namespace citygauge
