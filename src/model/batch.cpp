#include "model/batch.hpp"

#include <algorithm>

namespace citygauge {

std::string to_string(PlanStatus status) {
  switch (status) {
    case PlanStatus::pass:
      return "pass";
    case PlanStatus::miss:
      return "miss";
    case PlanStatus::unevaluated:
      return "unevaluated";
    case PlanStatus::unreadable:
      return "unreadable";
  }
  return {};
}

PlanStatus status_of(const std::vector<Result>& results) {
  const auto any = [&](Verdict verdict) {
    return std::ranges::any_of(results,
                               [&](const Result& r) { return !r.threshold.empty() && r.verdict == verdict; });
  };
  if (any(Verdict::miss)) return PlanStatus::miss;
  return any(Verdict::not_evaluated) ? PlanStatus::unevaluated : PlanStatus::pass;
}

}  // namespace citygauge
