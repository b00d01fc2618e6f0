#include "evaluate/sensitivity.hpp"

#include <fmt/format.h>

#include <map>
#include <tuple>

namespace citygauge {
namespace {

using Key = std::tuple<std::string, std::string, std::string, std::string, std::string>;

Key key_of(const Result& result) {
  return {result.district_id, result.indicator, result.profile, result.threshold, result.clause};
}

SensitivityRow row_of(const Result& result, const Result& other, const PlannedAlternative& alternative) {
  SensitivityRow row;
  row.district_id = result.district_id;
  row.district_name = result.district_name;
  row.profile = result.profile;
  row.indicator = result.indicator;
  row.threshold = result.threshold;
  row.option = alternative.option;
  row.choice = alternative.choice;
  row.value = result.value;
  row.verdict = result.verdict;
  row.alternative = alternative.alternative;
  row.alternative_value = other.value;
  row.alternative_verdict = other.verdict;
  row.unit = result.unit;
  row.flips = result.verdict != other.verdict;
  return row;
}

void add_note(Result& result, const SensitivityRow& row) {
  result.note += result.note.empty() ? "" : "; ";
  result.note += fmt::format("by {} = {} it would be {:.4g} {}: {}", row.option, row.alternative,
                             *row.alternative_value, row.unit, to_string(row.alternative_verdict));
}

}  // namespace

std::vector<SensitivityRow> compare(std::vector<Result>& results, const std::vector<Result>& others,
                                    const PlannedAlternative& alternative) {
  std::map<Key, const Result*> known;
  for (const Result& other : others) known.emplace(key_of(other), &other);
  std::vector<SensitivityRow> rows;
  for (Result& result : results) {
    const auto other = known.find(key_of(result));
    if (!result.value || other == known.end() || !other->second->value) continue;
    rows.push_back(row_of(result, *other->second, alternative));
    if (rows.back().flips) add_note(result, rows.back());
  }
  return rows;
}

}  // namespace citygauge
