#include "evaluate/judge.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/rounding.hpp"

namespace citygauge {
namespace {

void append_note(std::string& note, const std::string& more) {
  if (more.empty()) return;
  note += (note.empty() ? "" : "; ") + more;
}

/// The subject's value, with numerator and denominator; without one the note says why.
Result measured_result(const PlannedIndicator& planned, const Quantities& quantities, std::size_t subject) {
  const Indicator& indicator = *planned.indicator;
  Result result;
  result.district_id = quantities.subjects[subject].id;
  result.district_name = quantities.subjects[subject].name;
  result.scope = quantities.subjects[subject].scope;
  result.indicator = quantities.id;
  result.unit = indicator.unit;
  result.note = quantities.note;
  const Quantity& numerator = quantities.numerators[subject];
  append_note(result.note, numerator.note);
  result.numerator = numerator.value;
  if (quantities.denominators.empty()) {
    if (numerator.value) result.value = indicator.factor * *numerator.value;
    return result;
  }
  const Quantity& denominator = quantities.denominators[subject];
  append_note(result.note, denominator.note);
  result.denominator = denominator.value;
  if (denominator.value && !(*denominator.value > 0))
    append_note(result.note, "the denominator is zero");
  else if (numerator.value &&
           denominator.value)  // the ratio first: x / x is exactly 1, so full coverage is 100
    result.value = indicator.factor * (*numerator.value / *denominator.value);
  return result;
}

/// What is to spare (positive) or short (negative), in the margin's unit.
double margin(const Indicator& indicator, const Threshold& threshold, const Result& result) {
  const double reference = result.denominator.value_or(1) / indicator.factor;  // numerator per unit of value
  const double above = beyond_rounding(*result.numerator, threshold.value * reference);
  double spare = above;
  switch (threshold.comparator) {
    case Comparator::at_least:
    case Comparator::more_than:
      break;
    case Comparator::at_most:
    case Comparator::less_than:
      spare = 0 - above;
      break;
    case Comparator::within:
      spare = std::min(above, 0 - beyond_rounding(*result.numerator, threshold.upper * reference));
      break;
  }
  return spare * indicator.margin_factor;
}

/// Compared without the division, which would blur an exact equality: factor·numerator against
/// threshold·denominator.
bool is_met(const Indicator& indicator, const Threshold& threshold, const Result& result) {
  const double scale = result.denominator.value_or(1);
  return meets(indicator.factor * *result.numerator,
               {threshold.comparator, threshold.value * scale, threshold.upper * scale});
}

Result judged(const PlannedIndicator& planned, const Target& target, Result result) {
  result.profile = target.profile;
  result.threshold = to_string(target.threshold);
  result.soft = target.soft;
  result.year = target.year;
  result.clause = target.clause;
  if (planned.indicator->subject.empty() && result.scope != target.scope)
    append_note(result.note,
                fmt::format("the target is set for {}, the value is of {}", target.scope, result.scope));
  if (!result.value) {
    result.verdict = Verdict::not_evaluated;
    return result;
  }
  result.margin = margin(*planned.indicator, target.threshold, result);
  result.margin_unit = planned.indicator->margin_unit;
  result.verdict = is_met(*planned.indicator, target.threshold, result) ? Verdict::pass
                   : target.soft                                        ? Verdict::soft_miss
                                                                        : Verdict::miss;
  return result;
}

}  // namespace

std::vector<Result> judge(const PlannedIndicator& planned, const Quantities& quantities) {
  std::vector<Result> measured;
  for (std::size_t s = 0; s < quantities.subjects.size(); ++s)
    measured.push_back(measured_result(planned, quantities, s));
  if (planned.targets.empty()) {
    for (Result& result : measured)
      if (!result.value) result.verdict = Verdict::not_evaluated;
    return measured;
  }
  std::vector<Result> results;
  for (const Target& target : planned.targets)
    for (const Result& result : measured) results.push_back(judged(planned, target, result));
  return results;
}

}  // namespace citygauge
