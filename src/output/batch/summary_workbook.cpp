#include "output/batch/summary_workbook.hpp"
#include "output/named_words.hpp"

#include <fmt/format.h>

#include <array>

#include "output/batch/summary_words.hpp"
#include "output/sentences.hpp"
#include "output/shown_number.hpp"
#include "output/verdict_words.hpp"
#include "output/workbook_file.hpp"
#include "output/workbook_summary.hpp"

namespace citygauge {
namespace {

std::string status_in_both(PlanStatus status) {
  const std::string en = signed_word(status, Language::en);
  return signed_word(status, Language::zh) + en.substr(en.find(' '));  // the sign once
}

std::string remark_in_both(const PlanOutcome& plan) {
  return in_both({remark_words(plan, Language::zh), remark_words(plan, Language::en)});
}

void write_head(WorkbookSheet& sheet, const BatchSummary& summary) {
  sheet.text(summary.title.empty() ? "citygauge batch" : summary.title, CellLook::title);
  sheet.end_row();
  for (const Language language : {Language::zh, Language::en}) {
    sheet.text(totals_words(summary, language), CellLook::remark);
    sheet.end_row();
  }
  sheet.end_row();
}

/// Returns the row of the headings.
std::size_t write_headings(WorkbookSheet& sheet, const auto& headings) {
  const std::size_t row = sheet.row();
  for (const char* heading : headings) sheet.text(heading, CellLook::heading);
  sheet.end_row();
  sheet.freeze(1);
  return row;
}

/// Where the sign of a column's words is that of a word, as people see it with or without colour.
void tint_by_sign(WorkbookSheet& sheet, std::size_t first, char column) {
  constexpr std::array tints{std::pair{"✓", Tint::good}, std::pair{"✗", Tint::bad},
                             std::pair{"△", Tint::fair}, std::pair{"?", Tint::unknown},
                             std::pair{"!", Tint::bad}};
  for (const auto& [sign, tint] : tints)
    sheet.tint_where(first, column - 'A', fmt::format("=LEFT(${}{},1)=\"{}\"", column, first + 1, sign),
                     tint);
}

void write_optional(WorkbookSheet& sheet, const std::optional<double>& value, const std::string& threshold) {
  if (!value) return sheet.skip();
  sheet.number(*value, decimals_of(shown_value(*value, threshold)));
}

void write_plans(WorkbookSheet& sheet, const BatchSummary& summary) {
  constexpr std::array headings{"方案\nPlan",
                                "评价\nStatus",
                                "✓ 达标\nmet",
                                "✗ 未达标\nmissed",
                                "△ 软性未达标\nsoft target missed",
                                "? 无法评价\nnot evaluated",
                                "说明\nRemark",
                                "位置\nPath"};
  write_head(sheet, summary);
  const std::size_t heading = write_headings(sheet, headings);
  for (const PlanOutcome& plan : summary.plans) {
    sheet.text(plan.plan);
    sheet.text(status_in_both(plan.status));
    for (const std::int64_t count : {plan.met, plan.missed, plan.soft_missed, plan.not_evaluated})
      sheet.count(count);
    sheet.text(remark_in_both(plan), CellLook::paragraph);
    sheet.text(plan.path);
    sheet.end_row();
  }
  sheet.filter(heading, static_cast<int>(headings.size()));
  tint_by_sign(sheet, heading + 1, 'B');
}

void write_target(WorkbookSheet& sheet, const PlanTarget& target) {
  sheet.text(target.plan);
  sheet.text(in_both(target.title));
  sheet.text(signed_words(target.verdict));
  write_optional(sheet, target.value, target.threshold);
  sheet.text(in_both(unit_words(target.unit)));
  sheet.text(shown_threshold(target.threshold) + (target.soft ? "（软性 soft）" : ""));
  write_optional(sheet, target.margin, "");
  sheet.text(in_both(unit_words(target.margin_unit)));
  if (target.relative_margin)
    sheet.number(100 * *target.relative_margin, 1);
  else
    sheet.skip();
  sheet.text(place_words(target));
  for (const std::int64_t count : {target.met, target.missed, target.soft_missed, target.not_evaluated})
    sheet.count(count);
  sheet.text(target.profile);
  if (target.year)
    sheet.integer(*target.year);
  else
    sheet.skip();
  sheet.text(target.clause);
  sheet.text(note_words(target.note, Language::zh));
  sheet.text(target.note);
  sheet.end_row();
}

void write_targets(WorkbookSheet& sheet, const BatchSummary& summary) {
  constexpr std::array headings{"方案\nPlan",
                                "指标\nIndicator",
                                "评价\nVerdict",
                                "最差数值\nWorst value",
                                "单位\nUnit",
                                "目标\nTarget",
                                "余量\nMargin",
                                "余量单位\nMargin unit",
                                "相对余量 %\nRelative margin %",
                                "最差单元\nWorst district",
                                "✓ 达标\nmet",
                                "✗ 未达标\nmissed",
                                "△ 软性未达标\nsoft target missed",
                                "? 无法评价\nnot evaluated",
                                "政策文件\nProfile",
                                "年份\nYear",
                                "条款\nClause",
                                "备注\nNote (zh)",
                                "英文备注\nNote"};
  constexpr std::size_t most_rows = 1'000'000;  // of Excel's 1,048,576
  const std::size_t heading = write_headings(sheet, headings);
  for (std::size_t i = 0; i < std::min(summary.targets.size(), most_rows); ++i)
    write_target(sheet, summary.targets[i]);
  sheet.filter(heading, static_cast<int>(headings.size()));
  tint_by_sign(sheet, heading + 1, 'C');
}

}  // namespace

void write_summary_workbook(const BatchSummary& summary, const std::filesystem::path& file) {
  WorkbookFile workbook(file, summary.title);
  {
    WorkbookSheet plans = workbook.add_sheet("方案 Plans");
    write_plans(plans, summary);
    WorkbookSheet targets = workbook.add_sheet("目标 Targets");
    write_targets(targets, summary);
  }
  workbook.close();
}

}  // namespace citygauge
