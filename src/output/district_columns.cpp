#include "output/district_columns.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "output/named_words.hpp"

namespace citygauge {
namespace {

std::string lower_ascii(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// A name that every program can write without quotes, but for letters beyond ASCII, which stay.
std::string column_name(std::string indicator) {
  for (char& c : indicator) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || byte >= 0x80;
    if (!is_letter && !(c >= '0' && c <= '9')) c = '_';
  }
  return indicator;
}

/// Hands out column names that are not taken yet.
class ColumnNames {
 public:
  void name(DistrictColumn& column) {
    const std::string base = column_name(column.indicator);
    std::string name = base;
    for (int n = 2; taken(name); ++n) name = base + '_' + std::to_string(n);
    column.value_name = name;
    column.verdict_name = name + "_verdict";
    taken_.insert(lower_ascii(column.value_name));
    taken_.insert(lower_ascii(column.verdict_name));
  }

 private:
  [[nodiscard]] bool taken(const std::string& name) const {
    return taken_.contains(lower_ascii(name)) || taken_.contains(lower_ascii(name + "_verdict"));
  }
  std::set<std::string> taken_{"fid", "geom", "id", "name", "scope", "population"};
};

DistrictColumn new_column(const RunReport& report, const Indicator& indicator,
                          const std::string& result_indicator) {
  DistrictColumn column;
  column.indicator = result_indicator;
  column.title_zh = title_words(indicator, result_indicator, Language::zh);
  column.title_en = title_words(indicator, result_indicator, Language::en);
  column.values.resize(report.districts.size());
  column.verdicts.resize(report.districts.size());
  return column;
}

void add_result(DistrictColumn& column, std::size_t district, const Result& result) {
  if (result.value) column.values[district] = result.value;
  auto& verdict = column.verdicts[district];
  if (!verdict || badness(result.verdict) > badness(*verdict)) verdict = result.verdict;
}

}  // namespace

int badness(Verdict verdict) {
  switch (verdict) {
    case Verdict::miss:
      return 4;
    case Verdict::not_evaluated:
      return 3;
    case Verdict::soft_miss:
      return 2;
    case Verdict::pass:
      return 1;
    case Verdict::no_target:
      return 0;
  }
  return 0;
}

std::string title_words(const Indicator& indicator, const std::string& result_indicator, Language language) {
  const std::string& title = indicator.title.in(language);
  if (result_indicator.size() <= indicator.id.size()) return title;
  const std::string group = result_indicator.substr(indicator.id.size() + 1);  // "branch"
  return title + (language == Language::zh ? "：" : ": ") +
         class_words(indicator.numerator.layer, group, language);
}

const Indicator* indicator_of(const RunReport& report, const std::string& result_indicator) {
  const Indicator* best = nullptr;
  for (const Indicator& indicator : report.indicators) {
    const bool is_it = result_indicator == indicator.id || result_indicator.starts_with(indicator.id + '.');
    if (is_it && (best == nullptr || indicator.id.size() > best->id.size())) best = &indicator;
  }
  return best;
}

std::string leading_threshold(const RunReport& report, const std::string& indicator) {
  const Result* leading = nullptr;
  for (const Result& result : report.results) {
    if (result.indicator != indicator || result.threshold.empty()) continue;
    if (leading == nullptr || (leading->soft && !result.soft)) leading = &result;
  }
  return leading == nullptr ? "" : leading->threshold;
}

std::vector<DistrictColumn> district_columns(const RunReport& report) {
  std::map<std::string, std::size_t> district_of_id;
  for (std::size_t i = 0; i < report.districts.size(); ++i)
    district_of_id.emplace(report.districts.ids[i], i);

  std::vector<DistrictColumn> columns;
  std::map<std::string, std::size_t> column_of_indicator;
  ColumnNames names;
  for (const Result& result : report.results) {
    const auto district = district_of_id.find(result.district_id);
    const Indicator* const indicator = indicator_of(report, result.indicator);
    if (district == district_of_id.end() || indicator == nullptr || !indicator->subject.empty()) continue;
    const auto [place, is_new] = column_of_indicator.emplace(result.indicator, columns.size());
    if (is_new) {
      columns.push_back(new_column(report, *indicator, result.indicator));
      names.name(columns.back());
    }
    add_result(columns[place->second], district->second, result);
  }
  if (columns.size() > max_district_columns) columns.resize(max_district_columns);
  return columns;
}

}  // namespace citygauge
