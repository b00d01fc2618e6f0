#include "output/workbook_summary.hpp"
#include "output/named_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "output/district_columns.hpp"
#include "output/result_blocks.hpp"
#include "output/shown_number.hpp"
#include "output/source_date.hpp"
#include "output/verdict_words.hpp"

namespace citygauge {
namespace {

constexpr std::array verdicts{Verdict::pass, Verdict::miss, Verdict::soft_miss, Verdict::not_evaluated,
                              Verdict::no_target};

std::int64_t count(const auto& results, Verdict verdict) {
  return std::ranges::count_if(results, [&](const Result& r) { return r.verdict == verdict; });
}

void write_line(WorkbookSheet& sheet, const std::string& name, const std::string& value) {
  sheet.text(name);
  sheet.text(value, CellLook::remark);
  sheet.end_row();
}

void write_head(WorkbookSheet& sheet, const RunReport& report) {
  sheet.text(report.title, CellLook::title);
  sheet.end_row();
  write_line(sheet, "坐标系 CRS", report.crs_name);
  if (const auto date = source_date()) write_line(sheet, "日期 Date", date->substr(0, 10));
  write_line(sheet, "程序 Program", std::string("citygauge ") + CITYGAUGE_VERSION);
  std::string totals;
  for (const Verdict verdict : verdicts)
    if (const auto n = count(report.results, verdict); n > 0)
      totals += fmt::format("{}{}: {}", totals.empty() ? "" : "    ", signed_words(verdict), n);
  write_line(sheet, "合计 Total", totals);
  sheet.end_row();
}

void write_heading(WorkbookSheet& sheet) {
  for (const char* heading :
       {"指标\nIndicator", "目标\nTarget", "单位\nUnit", "年份\nYear", "✓ 达标\nmet", "✗ 未达标\nmissed",
        "△ 软性未达标\nsoft target missed", "? 无法评价\nnot evaluated", "– 无目标\nno target",
        "最差者\nWorst", "其数值\nIts value", "其余量\nIts margin", "余量单位\nMargin unit",
        "政策文件\nPolicy text", "条款\nClause", "指标代码\nindicator", "原文\nQuoted"})
    sheet.text(heading, CellLook::heading);
  sheet.end_row();
}

/// The one with the least to spare; null where nothing was judged.
const Result* worst_of(const Block& block) {
  const Result* worst = nullptr;
  for (const Result* result : block)
    if (result->margin && (worst == nullptr || is_worse(*result, *worst))) worst = result;
  return worst;
}

void write_worst(WorkbookSheet& sheet, const Result* worst) {
  if (worst == nullptr || !worst->value || !worst->margin) {
    for (int i = 0; i < 4; ++i) sheet.skip();
    return;
  }
  sheet.text(worst->district_name.empty() ? worst->district_id : worst->district_name);
  sheet.number(*worst->value, decimals_of(shown_value(*worst->value, worst->threshold)));
  sheet.number(*worst->margin, decimals_of(shown_number(*worst->margin)));
  sheet.text(in_both(unit_words(worst->margin_unit)));
}

void write_block(WorkbookSheet& sheet, const RunReport& report, const Block& block) {
  const Result& first = *block.front();
  sheet.text(titles_of(report, first.indicator));
  sheet.text(shown_threshold(first.threshold) + (first.soft ? "（软性 soft）" : ""));
  sheet.text(in_both(unit_words(first.unit)));
  first.year ? sheet.integer(*first.year) : sheet.skip();
  for (const Verdict verdict : verdicts)
    sheet.count(std::ranges::count(block, verdict, [](const Result* r) { return r->verdict; }));
  write_worst(sheet, worst_of(block));
  const JudgedTarget* const target = target_of(report, first);
  sheet.text(target == nullptr ? first.profile : target->profile_title.in(Language::zh));
  sheet.text(first.clause);
  sheet.text(first.indicator);
  sheet.text(target == nullptr ? "" : target->text);
  sheet.end_row();
}

/// Counts of what is not well are tinted where they are not 0.
void tint_counts(WorkbookSheet& sheet, std::size_t first) {
  constexpr std::array tints{std::pair{'F', Tint::bad}, std::pair{'G', Tint::fair},
                             std::pair{'H', Tint::unknown}};
  for (const auto& [letter, tint] : tints)
    sheet.tint_where(first, letter - 'A', fmt::format("=${}{}>0", letter, first + 1), tint);
}

}  // namespace

void write_summary(WorkbookSheet& sheet, const RunReport& report) {
  write_head(sheet, report);
  write_heading(sheet);
  const std::size_t first = sheet.row();
  for (const Block& block : blocks_of(report)) write_block(sheet, report, block);
  tint_counts(sheet, first);
}

std::string in_both(const Text& text) {
  const std::string& zh = text.in(Language::zh);
  const std::string& en = text.in(Language::en);
  return zh == en ? zh : zh + " " + en;
}

std::string signed_words(Verdict verdict) {
  const std::string en = signed_word(verdict, Language::en);
  return signed_word(verdict, Language::zh) + en.substr(en.find(' '));  // the sign once
}

std::string severity_words(Severity severity) {
  return word(severity, Language::zh) + " " + word(severity, Language::en);
}

std::string titles_of(const RunReport& report, const std::string& result_indicator) {
  const Indicator* const indicator = indicator_of(report, result_indicator);
  if (indicator == nullptr) return result_indicator;
  return in_both({title_words(*indicator, result_indicator, Language::zh),
                  title_words(*indicator, result_indicator, Language::en)});
}

int decimals_of(const std::string& shown) {
  const std::size_t point = shown.find('.');
  if (point == std::string::npos || shown.find('e') != std::string::npos) return 0;
  return static_cast<int>(shown.size() - point - 1);
}

}  // namespace citygauge
