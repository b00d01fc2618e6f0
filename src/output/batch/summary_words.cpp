#include "output/batch/summary_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "output/named_words.hpp"
#include "output/sentences.hpp"
#include "output/shown_number.hpp"
#include "output/verdict_words.hpp"

namespace citygauge {
namespace {

std::string roles_in_words(const std::string& roles, Language language) {
  const bool zh = language == Language::zh;
  std::istringstream list(roles);
  std::string words;
  for (std::string role; std::getline(list >> std::ws, role, ',');)
    words += (words.empty() ? "" : zh ? "、" : ", ") + role_words(role, language);
  return words;
}

}  // namespace

std::string signed_word(PlanStatus status, Language language) {
  const bool zh = language == Language::zh;
  switch (status) {
    case PlanStatus::pass:
      return signed_word(Verdict::pass, language);
    case PlanStatus::miss:
      return signed_word(Verdict::miss, language);
    case PlanStatus::unevaluated:
      return signed_word(Verdict::not_evaluated, language);
    case PlanStatus::unreadable:
      return zh ? "! 无法读取" : "! unreadable";
  }
  return {};
}

std::string totals_words(const BatchSummary& summary, Language language) {
  const bool zh = language == Language::zh;
  std::string text = fmt::format(fmt::runtime(zh ? "共 {} 个方案" : "{} plans"), summary.plans.size());
  for (const PlanStatus status :
       {PlanStatus::pass, PlanStatus::miss, PlanStatus::unevaluated, PlanStatus::unreadable}) {
    const auto count = std::ranges::count(summary.plans, status, &PlanOutcome::status);
    if (count > 0) text += fmt::format("{}{} {}", zh ? "，" : ", ", signed_word(status, language), count);
  }
  return text;
}

std::string percent_words(const std::optional<double>& share) {
  return share ? fmt::format("{:+.1f} %", 100 * *share) : "";
}

std::string place_words(const PlanTarget& target) {
  return target.district_name.empty() ? target.district_id : target.district_name;
}

std::string target_title(const PlanTarget& target, Language language) {
  const std::string& title = target.title.in(language);
  const std::string unit = target.unit.empty() ? "" : " " + unit_words(target.unit, language);
  return fmt::format("{} {}{}", title.empty() ? target.indicator : title, shown_threshold(target.threshold),
                     unit);
}

std::string target_words(const PlanTarget& target, Language language) {
  const bool zh = language == Language::zh;
  const std::string at = place_words(target);
  if (!target.value) return fmt::format("{}{}{}", at, zh ? "：" : ": ", note_words(target.note, language));
  Result result;
  result.margin = target.margin;
  result.margin_unit = target.margin_unit;
  const std::string margin = margin_words(result, language);
  return fmt::format("{}{}{} {}{}{}", at, zh ? "：" : ": ", shown_value(*target.value, target.threshold),
                     unit_words(target.unit, language),
                     margin.empty() ? ""
                     : zh           ? "，"
                                    : ", ",
                     margin);
}

std::string remark_words(const PlanOutcome& plan, Language language) {
  if (!plan.message.empty() || plan.from_template.empty()) return plan.message;
  return (language == Language::zh ? "取自模板：" : "from the template: ") +
         roles_in_words(plan.from_template, language);
}

}  // namespace citygauge
