#include "measures/among.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace citygauge {
namespace {

[[noreturn]] void refuse(const Location& at) {
  throw config_error(at, "`among` must be a list of tables",
                     "write among = [{ status = [\"new\"], floors = \"<= 6\" }]");
}

/// The texts of a condition; a single one may stand without brackets.
std::vector<std::string> texts_of(const Option& option) {
  if (const auto* text = std::get_if<std::string>(&option.value)) return {*text};
  const auto* list = std::get_if<Option::List>(&option.value);
  std::vector<std::string> texts;
  if (list == nullptr || list->empty()) refuse(option.at);
  for (const Option& element : *list) {
    const auto* text = std::get_if<std::string>(&element.value);
    if (text == nullptr) refuse(element.at);
    texts.push_back(*text);
  }
  return texts;
}

}  // namespace

Among::Among(const Options& options) {
  const auto given = options.find("among");
  if (given == options.end()) return;
  const auto* rows = std::get_if<Option::List>(&given->second.value);
  if (rows == nullptr || rows->empty()) refuse(given->second.at);
  for (const Option& row : *rows) {
    const auto* conditions = std::get_if<Option::Table>(&row.value);
    if (conditions == nullptr) refuse(row.at);
    Row& own = rows_.emplace_back();
    for (const auto& [attribute, option] : *conditions) {
      seen_[attribute];
      for (const std::string& text : texts_of(option)) {
        if (const auto threshold = parse_threshold(text))
          own[attribute].thresholds.push_back(*threshold);
        else
          own[attribute].values.push_back(text);
      }
    }
  }
}

std::vector<std::string> Among::attributes() const {
  std::vector<std::string> names;
  for (const auto& [attribute, seen] : seen_) names.push_back(attribute);
  return names;
}

Among::Standing Among::standing(const Condition& condition, const Column& column, std::size_t feature) {
  if (condition.thresholds.empty()) {
    const std::string& value = value_or_empty(column.texts, feature);
    if (value.empty()) return Standing::unknown;
    return std::ranges::find(condition.values, value) != condition.values.end() ? Standing::met
                                                                                : Standing::unmet;
  }
  const double value = value_or_nan(column.numbers, feature);
  if (std::isnan(value)) return Standing::unknown;
  const bool meets_all = std::ranges::all_of(
      condition.thresholds, [value](const Threshold& threshold) { return meets(value, threshold); });
  return meets_all ? Standing::met : Standing::unmet;
}

/// The worst of its conditions.
Among::Standing Among::standing(const Row& row, const Columns& columns, std::size_t feature) {
  Standing worst = Standing::met;
  for (const auto& [attribute, condition] : row)
    worst = std::max(worst, standing(condition, columns.at(attribute), feature));
  return worst;
}

std::vector<bool> Among::select(const FeatureBatch& batch) {
  Columns columns;
  for (const auto& [attribute, seen] : seen_)
    columns[attribute] = {batch.text(attribute), batch.number(attribute)};
  std::vector<bool> meant(batch.size(), true);
  for (std::size_t i = 0; is_asked() && i < batch.size(); ++i) {
    for (const auto& [attribute, column] : columns)
      if (!value_or_empty(column.texts, i).empty() || !std::isnan(value_or_nan(column.numbers, i)))
        ++seen_.at(attribute).known;
    meant[i] = std::ranges::any_of(
        rows_, [&](const Row& row) { return standing(row, columns, i) == Standing::met; });
    if (!meant[i]) note_undecided(columns, i);
  }
  return meant;
}

std::vector<ShareStanding> Among::standings(const Selection& selection) {
  const std::vector<bool> meant = select(selection.batch);
  std::vector<ShareStanding> standings(meant.size(), ShareStanding::excluded);
  for (std::size_t i = 0; i < meant.size(); ++i)
    if (meant[i] && selection.counts[i])
      standings[i] = ShareStanding::counts;
    else if (meant[i] && is_asked())
      standings[i] = ShareStanding::falls_short;
  return standings;
}

void Among::note_undecided(const Columns& columns, std::size_t feature) {
  std::set<std::string> missing;
  for (const Row& row : rows_) {
    if (standing(row, columns, feature) != Standing::unknown) continue;
    for (const auto& [attribute, condition] : row)
      if (standing(condition, columns.at(attribute), feature) == Standing::unknown) missing.insert(attribute);
  }
  for (const std::string& attribute : missing) ++seen_.at(attribute).undecided;
}

const std::string* Among::unknown_in(const Row& row) const {
  const auto unknown =
      std::ranges::find_if(row, [&](const auto& named) { return seen_.at(named.first).known == 0; });
  return unknown == row.end() ? nullptr : &unknown->first;
}

std::string Among::unknown_attribute() const {
  const std::string* unknown = nullptr;
  for (const Row& row : rows_) {
    unknown = unknown_in(row);
    if (unknown == nullptr) return "";
  }
  return unknown == nullptr ? "" : *unknown;
}

void Among::add_issues(const std::string& role, std::vector<Issue>& issues) const {
  const auto add = [&](const char* code, std::string message) {
    issues.push_back(
        {Severity::warning, code, role, {}, std::move(message), "not counted where it decides", {}});
  };
  std::set<std::string> absent;
  for (const Row& row : rows_)
    if (const std::string* unknown = unknown_in(row)) absent.insert(*unknown);
  for (const std::string& attribute : absent)
    add("missing_attribute", fmt::format("no feature has a value of `{}`", attribute));
  for (const auto& [attribute, seen] : seen_)
    if (!absent.contains(attribute) && seen.undecided > 0)
      add("missing_value", fmt::format("{} features have no `{}`", seen.undecided.load(), attribute));
}

std::string deciding_attribute(const MeasureSpec& spec) {
  if (!spec.where.empty()) return spec.where.begin()->first;
  return spec.range.empty() ? "count" : spec.range.begin()->first;
}

std::vector<Parameter> Among::parameters() {
  return {{"among",
           ParameterType::list,
           {},
           {"占比所指的要素：满足其中任一行的全部条件；属于此范围而未达 where、range 条件的要素列为证据",
            "what a share is taken of: features that meet all conditions of one of these rows; those of them "
            "that do not meet `where` and `range` are drawn"}}};
}

}  // namespace citygauge
