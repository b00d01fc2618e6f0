#include "output/batch/junit.hpp"
#include "output/named_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text_width.hpp"
#include "output/batch/summary_words.hpp"
#include "output/district_columns.hpp"
#include "output/sentences.hpp"
#include "output/shown_number.hpp"
#include "output/verdict_words.hpp"
#include "output/xml_text.hpp"

namespace citygauge {
namespace {

std::string name_of(const RunReport& report, const Result& result, Language language) {
  const Indicator* const indicator = indicator_of(report, result.indicator);
  const std::string title =
      indicator == nullptr ? result.indicator : title_words(*indicator, result.indicator, language);
  const std::string& place = result.district_name.empty() ? result.district_id : result.district_name;
  const std::string id = place == result.district_id ? "" : " (" + result.district_id + ")";
  return fmt::format("{} {}: {}{}", title, shown_threshold(result.threshold), place, id);
}

std::string value_words(const Result& result, Language language) {
  if (!result.value) return note_words(result.note, language);
  const std::string margin = margin_words(result, language);
  return fmt::format("{} {}{}{}", shown_value(*result.value, result.threshold),
                     unit_words(result.unit, language), margin.empty() ? "" : ", ", margin);
}

/// What stands in a testcase: nothing where the target is met.
std::string outcome_xml(const Result& result, Language language) {
  const std::string message = xml_text(value_words(result, language));
  switch (result.verdict) {
    case Verdict::miss:
      return fmt::format("<failure message=\"{}\" type=\"miss\">{}</failure>", message,
                         xml_text(result.clause));
    case Verdict::not_evaluated:
      return fmt::format("<skipped message=\"{}\"/>", message);
    case Verdict::soft_miss:
      return fmt::format("<system-out>{}</system-out>",
                         xml_text(signed_word(result.verdict, language) + ": ") + message);
    case Verdict::pass:
    case Verdict::no_target:
      return {};
  }
  return {};
}

std::string testcase(const PlanOutcome& plan, const Result& result, Language language) {
  const std::string outcome = outcome_xml(result, language);
  const std::string head = fmt::format(R"(    <testcase classname="{}.{}.{}" name="{}")", xml_text(plan.plan),
                                       xml_text(result.profile), xml_text(result.indicator),
                                       xml_text(name_of(plan.report, result, language)));
  return outcome.empty() ? head + "/>\n" : head + ">" + outcome + "</testcase>\n";
}

std::string suite_of(const PlanOutcome& plan, Language language) {
  const std::string head =
      fmt::format(R"(  <testsuite name="{}" file="{}")", xml_text(plan.plan), xml_text(plan.path));
  if (plan.status == PlanStatus::unreadable)
    return fmt::format(
        "{} tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">\n    <testcase classname=\"{}\" "
        "name=\"{}\"><error message=\"{}\" type=\"unreadable\"/></testcase>\n  </testsuite>\n",
        head, xml_text(plan.plan), language == Language::zh ? "读取方案" : "the plan can be read",
        xml_text(plan.message));
  std::string cases;
  for (const Result& result : plan.report.results)
    if (!result.threshold.empty()) cases += testcase(plan, result, language);
  return fmt::format("{} tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\">\n{}  </testsuite>\n", head,
                     plan.met + plan.missed + plan.soft_missed + plan.not_evaluated, plan.missed,
                     plan.not_evaluated, cases);
}

/// GitHub decodes these, in messages and in properties.
std::string escaped(const std::string& text, bool is_property) {
  std::string safe;
  for (const char c : printable(text)) {
    if (c == '%')
      safe += "%25";
    else if (is_property && c == ':')
      safe += "%3A";
    else if (is_property && c == ',')
      safe += "%2C";
    else
      safe += c;
  }
  return safe;
}

std::string annotation(const char* level, const PlanOutcome& plan, const std::string& title,
                       const std::string& message) {
  return fmt::format("::{} file={},title={}::{}\n", level, escaped(plan.path, true), escaped(title, true),
                     escaped(message, false));
}

const char* level_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::miss:
      return "error";
    case Verdict::not_evaluated:
      return "warning";
    case Verdict::soft_miss:
      return "notice";
    case Verdict::pass:
    case Verdict::no_target:
      return nullptr;
  }
  return nullptr;
}

}  // namespace

std::string junit_xml(const BatchSummary& summary, Language language) {
  std::string suites;
  std::int64_t tests = 0, failures = 0, errors = 0;
  for (const PlanOutcome& plan : summary.plans) {
    const bool is_unreadable = plan.status == PlanStatus::unreadable;
    tests += is_unreadable ? 1 : plan.met + plan.missed + plan.soft_missed + plan.not_evaluated;
    failures += plan.missed;
    errors += is_unreadable ? 1 : 0;
    suites += suite_of(plan, language);
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"citygauge batch\" tests=\"{}\" "
      "failures=\"{}\" errors=\"{}\">\n{}</testsuites>\n",
      tests, failures, errors, suites);
}

std::string github_annotations(const BatchSummary& summary, Language language) {
  std::string lines;
  for (const PlanOutcome& plan : summary.plans)
    if (plan.status == PlanStatus::unreadable)
      lines += annotation("error", plan, plan.plan + " " + signed_word(plan.status, language), plan.message);
  for (const PlanTarget& target : summary.targets) {
    const char* const level = level_of(target.verdict);
    if (level == nullptr) continue;
    const auto plan = std::ranges::find(summary.plans, target.plan, &PlanOutcome::plan);
    lines += annotation(level, *plan, target.plan + " " + target_title(target, language),
                        target_words(target, language));
  }
  return lines;
}

}  // namespace citygauge
