#include "output/map/sheet_words.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>

#include "output/district_columns.hpp"
#include "output/named_words.hpp"
#include "output/shown_number.hpp"
#include "output/source_date.hpp"
#include "output/verdict_words.hpp"

namespace citygauge {
namespace {

constexpr std::size_t most_targets_named = 3;
constexpr std::size_t most_inputs_named = 5;

std::string joined(const std::vector<std::string>& parts, const std::string& between, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < std::min(parts.size(), most); ++i) text += (i > 0 ? between : "") + parts[i];
  return parts.size() > most ? text + between + "…" : text;
}

/// A target as several profiles may set it, each for another year.
struct TargetYears {
  std::string threshold;
  std::vector<std::string> years;
};

/// "≥ 8（2030、2035）" of each target of an indicator, each once.
std::vector<std::string> target_words(const RunReport& report, const std::string& indicator,
                                      Language language) {
  std::vector<TargetYears> targets;
  for (const Result& result : report.results) {
    if (result.indicator != indicator || result.threshold.empty()) continue;
    auto target = std::ranges::find(targets, result.threshold, &TargetYears::threshold);
    if (target == targets.end()) target = targets.insert(target, {result.threshold, {}});
    const std::string year = result.year ? fmt::format("{}", *result.year) : "";
    if (!year.empty() && std::ranges::find(target->years, year) == target->years.end())
      target->years.push_back(year);
  }
  const bool zh = language == Language::zh;
  std::vector<std::string> words;
  for (const TargetYears& target : targets) {
    const std::string years = joined(target.years, zh ? "、" : ", ", target.years.size());
    words.push_back(shown_threshold(target.threshold) +
                    (years.empty() ? "" : fmt::format(fmt::runtime(zh ? "（{}）" : " ({})"), years)));
  }
  return words;
}

std::string unit_of(const RunReport& report, const std::string& indicator, Language language) {
  const auto result = std::ranges::find(report.results, indicator, &Result::indicator);
  return result == report.results.end() ? "" : unit_words(result->unit, language);
}

}  // namespace

std::string indicator_words(const RunReport& report, const std::string& indicator, Language language) {
  if (indicator.empty()) return language == Language::zh ? "指标达标总览" : "Targets met and missed";
  const Indicator* known = indicator_of(report, indicator);
  if (known == nullptr) return indicator;
  std::string words = known->title.in(language);
  if (indicator.size() > known->id.size())
    words += (language == Language::zh ? "：" : ": ") +
             class_words(known->numerator.layer, indicator.substr(known->id.size() + 1), language);
  return words;
}

std::string subject_words(const RunReport& report, const PlannedSheet& sheet, Language language) {
  const bool zh = language == Language::zh;
  std::string words;
  if (sheet.district) {
    const std::string& name = report.districts.names[*sheet.district];
    words = (name.empty() ? report.districts.ids[*sheet.district] : name) + " · ";
  }
  words += indicator_words(report, sheet.indicator, language);
  if (const std::string unit = unit_of(report, sheet.indicator, language);
      !sheet.indicator.empty() && !unit.empty())
    words += zh ? "（" + unit + "）" : " (" + unit + ")";
  const auto targets = target_words(report, sheet.indicator, language);
  if (!targets.empty())
    words += (zh ? " · 目标 " : " · target ") + joined(targets, zh ? "，" : ", ", most_targets_named);
  if (!why_not_evaluated(report, sheet).empty())
    words += " · " + signed_word(Verdict::not_evaluated, language);
  return words;
}

std::string why_not_evaluated(const RunReport& report, const PlannedSheet& sheet) {
  std::string note;
  for (const Result& result : report.results) {
    if (result.indicator != sheet.indicator) continue;
    if (sheet.district && result.district_id != report.districts.ids[*sheet.district]) continue;
    if (result.value) return "";
    note = result.note;
  }
  return note;
}

std::string source_words(const RunReport& report, const std::vector<std::string>& remarks,
                         Language language) {
  const bool zh = language == Language::zh;
  const std::set<std::string> beside{".toml", ".dbf", ".shx", ".prj", ".cpg"};
  std::vector<std::string> inputs;
  for (const ProvenanceRow& row : report.provenance) {
    const std::filesystem::path file(row.key);
    if (row.topic != "input" || beside.contains(file.extension().string())) continue;
    if (std::ranges::find(inputs, file.filename().string()) == inputs.end())
      inputs.push_back(file.filename().string());
  }
  std::string words = joined(inputs, zh ? "、" : ", ", most_inputs_named);
  for (const std::string& remark : remarks) words += (words.empty() ? "" : zh ? "；" : "; ") + remark;
  return words;
}

std::vector<DistrictTableRow> district_table_rows(const RunReport& report, const PlannedSheet& sheet,
                                                  Language language) {
  std::vector<DistrictTableRow> rows;
  if (!sheet.district) return rows;
  for (const Result& result : report.results) {
    const Indicator* indicator = indicator_of(report, result.indicator);
    if (indicator == nullptr || !indicator->subject.empty()) continue;
    if (result.district_id != report.districts.ids[*sheet.district]) continue;
    if (!sheet.indicator.empty() && result.indicator != sheet.indicator) continue;
    DistrictTableRow row =
        district_table_row(result, indicator_words(report, result.indicator, language), language);
    if (std::ranges::find(rows, row) == rows.end()) rows.push_back(std::move(row));
  }
  return rows;
}

std::string today() {
  if (const auto fixed = source_date()) return fixed->substr(0, 10);
  return fmt::format("{:%Y-%m-%d}",
                     fmt::localtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

}  // namespace citygauge
