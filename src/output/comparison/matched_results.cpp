#include "output/comparison/matched_results.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "core/rounding.hpp"
#include "model/target.hpp"

namespace citygauge {
namespace {

using Key = std::vector<std::string>;

std::string year_of(const Result& result) {
  return result.year ? std::to_string(*result.year) : "";
}

Key whole_key(const Result& r) {
  return {r.indicator, r.district_id, r.profile, r.clause, year_of(r), r.threshold, r.soft ? "soft" : ""};
}
Key clause_key(const Result& r) {
  return {r.indicator, r.district_id, r.profile, r.clause, year_of(r)};
}
Key profile_key(const Result& r) {
  return {r.indicator, r.district_id, r.profile};
}

/// Rows of the base that have no partner yet, by a key; several with one key in their order.
class Matcher {
 public:
  Matcher(const RunReport& base, const RunReport& plan)
      : base_(base.results), plan_(plan.results), partner_(plan_.size(), nullptr) {}

  void match(Key (*key_of)(const Result&)) {
    std::map<Key, std::deque<const Result*>> waiting;
    for (std::size_t i = 0; i < base_.size(); ++i)
      if (!taken_.contains(&base_[i])) waiting[key_of(base_[i])].push_back(&base_[i]);
    for (std::size_t i = 0; i < plan_.size(); ++i) {
      const auto found = partner_[i] == nullptr ? waiting.find(key_of(plan_[i])) : waiting.end();
      if (found == waiting.end() || found->second.empty()) continue;
      partner_[i] = found->second.front();
      found->second.pop_front();
      taken_.insert(partner_[i]);
    }
  }

  [[nodiscard]] std::vector<Change> changes() const {
    std::vector<Change> changes;
    for (std::size_t i = 0; i < plan_.size(); ++i) {
      Change& change = changes.emplace_back();
      change.after = plan_[i];
      if (partner_[i] == nullptr) continue;
      change.before = *partner_[i];
      change.same_target =
          change.before->threshold == change.after->threshold && change.before->soft == change.after->soft;
    }
    for (const Result& result : base_)
      if (!taken_.contains(&result)) changes.emplace_back().before = result;
    return changes;
  }

 private:
  const std::vector<Result>& base_;
  const std::vector<Result>& plan_;
  std::vector<const Result*> partner_;  // of the plan's rows
  std::set<const Result*> taken_;       // of the base
};

/// How far a value is on the wrong side of a target: the greater, the worse. Within a range nothing is.
double shortfall(double value, const Threshold& target) {
  switch (target.comparator) {
    case Comparator::at_least:
    case Comparator::more_than:
      return 0 - beyond_rounding(value, target.value);
    case Comparator::at_most:
    case Comparator::less_than:
      return beyond_rounding(value, target.value);
    case Comparator::within:
      return std::max({0 - beyond_rounding(value, target.value), beyond_rounding(value, target.upper), 0.0});
  }
  return 0;
}

ChangeKind kind_of_value(const Result& before, const Result& after) {
  if (before.value == after.value)
    return before.margin == after.margin && before.margin_unit == after.margin_unit ? ChangeKind::unchanged
                                                                                    : ChangeKind::changed;
  const auto target = parse_threshold(after.threshold);
  if (!target || !before.value || !after.value) return ChangeKind::changed;
  const double was = shortfall(*before.value, *target), is = shortfall(*after.value, *target);
  if (was == is) return ChangeKind::changed;
  return is > was ? ChangeKind::worse : ChangeKind::better;
}

ChangeKind kind_by_one_yardstick(const Result& before, const Result& after) {
  const bool was_known = before.verdict != Verdict::not_evaluated && before.value;
  const bool is_known = after.verdict != Verdict::not_evaluated && after.value;
  if (was_known && !is_known) return ChangeKind::no_longer_evaluated;
  if (!was_known && is_known) return ChangeKind::newly_evaluated;
  if (before.verdict != after.verdict) {
    if (after.verdict == Verdict::miss) return ChangeKind::newly_missed;
    if (after.verdict == Verdict::soft_miss) return ChangeKind::newly_soft_missed;
    if (after.verdict == Verdict::pass) return ChangeKind::newly_met;
  }
  return kind_of_value(before, after);
}

}  // namespace

std::vector<Change> matched_results(const RunReport& base, const RunReport& plan) {
  Matcher matcher(base, plan);
  for (const auto key_of : {whole_key, clause_key, profile_key}) matcher.match(key_of);
  return matcher.changes();
}

ChangeKind kind_of(const Change& change) {
  if (!change.before) return ChangeKind::appeared;
  if (!change.after) return ChangeKind::vanished;
  const ChangeKind kind = kind_by_one_yardstick(*change.before, *change.after);
  const bool is_loss = kind == ChangeKind::no_longer_evaluated;
  if (change.same_target && change.same_definition) return kind;
  return kind == ChangeKind::unchanged || is_loss ? kind : ChangeKind::other_yardstick;
}

}  // namespace citygauge
