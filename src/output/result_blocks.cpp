#include "output/result_blocks.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "output/district_columns.hpp"

namespace citygauge {

std::vector<Block> blocks_of(const RunReport& report) {
  std::vector<Block> blocks;
  std::map<std::tuple<std::string, std::string, std::string, std::string, int>, std::size_t> block_of_target;
  for (const Result& r : report.results) {
    const auto target = std::tuple{r.indicator, r.profile, r.threshold, r.clause, r.year.value_or(0)};
    const auto [place, is_new] = block_of_target.emplace(target, blocks.size());
    if (is_new) blocks.emplace_back();
    blocks[place->second].push_back(&r);
  }
  return blocks;
}

bool is_worse(const Result& a, const Result& b) {
  if (a.verdict != b.verdict) return badness(a.verdict) > badness(b.verdict);
  constexpr double none = std::numeric_limits<double>::infinity();
  return a.margin.value_or(none) < b.margin.value_or(none);
}

const JudgedTarget* target_of(const RunReport& report, const Result& result) {
  const Indicator* const indicator = indicator_of(report, result.indicator);
  if (indicator == nullptr || result.threshold.empty()) return nullptr;
  const auto found = std::ranges::find_if(report.targets, [&](const JudgedTarget& t) {
    return t.profile == result.profile && t.threshold == result.threshold && t.clause == result.clause &&
           t.year == result.year && (t.indicator == result.indicator || t.indicator == indicator->id);
  });
  return found == report.targets.end() ? nullptr : &*found;
}

}  // namespace citygauge
