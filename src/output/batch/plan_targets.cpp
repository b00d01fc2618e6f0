#include "output/batch/plan_targets.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

#include "core/natural_order.hpp"
#include "core/rounding.hpp"
#include "model/target.hpp"
#include "output/district_columns.hpp"
#include "output/result_blocks.hpp"

namespace citygauge {
namespace {

/// Results without a margin come last among those of their verdict.
double spare_of(const PlanTarget& target) {
  return target.relative_margin.value_or(std::numeric_limits<double>::infinity());
}

void count(Verdict verdict, auto& counts) {
  switch (verdict) {
    case Verdict::pass:
      ++counts.met;
      return;
    case Verdict::miss:
      ++counts.missed;
      return;
    case Verdict::soft_miss:
      ++counts.soft_missed;
      return;
    case Verdict::not_evaluated:
      ++counts.not_evaluated;
      return;
    case Verdict::no_target:
      return;
  }
}

PlanTarget target_row(const PlanOutcome& outcome, const Block& block) {
  const Result& worst =
      **std::ranges::min_element(block, [](const Result* a, const Result* b) { return is_worse(*a, *b); });
  PlanTarget row;
  row.plan = outcome.plan;
  row.indicator = worst.indicator;
  if (const Indicator* const indicator = indicator_of(outcome.report, worst.indicator))
    row.title = {title_words(*indicator, worst.indicator, Language::zh),
                 title_words(*indicator, worst.indicator, Language::en)};
  row.profile = worst.profile;
  row.threshold = worst.threshold;
  row.unit = worst.unit;
  row.year = worst.year;
  row.clause = worst.clause;
  row.soft = worst.soft;
  row.verdict = worst.verdict;
  row.district_id = worst.district_id;
  row.district_name = worst.district_name;
  row.value = worst.value;
  row.margin = worst.margin;
  row.margin_unit = worst.margin_unit;
  if (worst.value) row.relative_margin = relative_margin(*worst.value, worst.threshold);
  row.note = worst.note;
  for (const Result* result : block) count(result->verdict, row);
  return row;
}

int badness(PlanStatus status) {
  switch (status) {
    case PlanStatus::miss:
      return 3;
    case PlanStatus::unreadable:
      return 2;
    case PlanStatus::unevaluated:
      return 1;
    case PlanStatus::pass:
      return 0;
  }
  return 0;
}

bool is_worse_target(const PlanTarget& a, const PlanTarget& b) {
  if (a.verdict != b.verdict) return badness(a.verdict) > badness(b.verdict);
  if (spare_of(a) != spare_of(b)) return spare_of(a) < spare_of(b);  // copies of the same numbers
  return natural_less(a.plan, b.plan);
}

void sort_plans(BatchSummary& summary) {
  std::map<std::string, double> least;  // of each plan
  for (const PlanTarget& target : summary.targets) {
    const auto [place, is_new] = least.emplace(target.plan, spare_of(target));
    place->second = std::min(place->second, spare_of(target));
  }
  const auto key = [&](const PlanOutcome& plan) {
    const auto found = least.find(plan.plan);
    return std::tuple{-badness(plan.status), -plan.missed, found == least.end() ? 0 : found->second};
  };
  std::ranges::stable_sort(summary.plans, [&](const PlanOutcome& a, const PlanOutcome& b) {
    return key(a) == key(b) ? natural_less(a.plan, b.plan) : key(a) < key(b);
  });
}

}  // namespace

std::optional<double> relative_margin(double value, const std::string& threshold) {
  const auto parsed = parse_threshold(threshold);
  if (!parsed) return std::nullopt;
  double spare = beyond_rounding(value, parsed->value), of = parsed->value;
  if (parsed->comparator == Comparator::at_most || parsed->comparator == Comparator::less_than)
    spare = 0 - spare;
  const double below_upper = 0 - beyond_rounding(value, parsed->upper);
  if (parsed->comparator == Comparator::within && below_upper < spare) {
    spare = below_upper;
    of = parsed->upper;
  }
  if (of == 0) return std::nullopt;  // copied from the text
  return spare / std::abs(of);
}

void summarise(PlanOutcome& outcome, std::vector<PlanTarget>& targets) {
  outcome.status = status_of(outcome.report.results);
  for (const Block& block : blocks_of(outcome.report)) {
    if (block.front()->threshold.empty()) continue;
    for (const Result* result : block) count(result->verdict, outcome);
    targets.push_back(target_row(outcome, block));
  }
}

BatchSummary batch_summary(std::vector<PlanOutcome> outcomes) {
  BatchSummary summary;
  summary.plans = std::move(outcomes);
  for (PlanOutcome& outcome : summary.plans)
    if (outcome.message.empty()) summarise(outcome, summary.targets);
  std::ranges::stable_sort(summary.targets, is_worse_target);
  sort_plans(summary);
  return summary;
}

}  // namespace citygauge
