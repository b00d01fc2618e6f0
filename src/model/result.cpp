#include "model/result.hpp"

#include <algorithm>

namespace citygauge {

std::string to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "pass";
    case Verdict::miss:
      return "miss";
    case Verdict::soft_miss:
      return "soft_miss";
    case Verdict::not_evaluated:
      return "not_evaluated";
    case Verdict::no_target:
      return "no_target";
  }
  return {};
}

const EvidenceColumn* find_column(const Evidence& evidence, std::string_view name) {
  const auto found = std::ranges::find(evidence.columns, name, &EvidenceColumn::name);
  return found == evidence.columns.end() ? nullptr : &*found;
}

}  // namespace citygauge
