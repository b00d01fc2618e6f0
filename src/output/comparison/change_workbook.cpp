#include <fmt/format.h>

#include <algorithm>

#include "output/comparison/change_files.hpp"
#include "output/comparison/change_words.hpp"
#include "output/district_columns.hpp"
#include "output/named_words.hpp"
#include "output/shown_number.hpp"
#include "output/workbook_file.hpp"
#include "output/workbook_summary.hpp"

namespace citygauge {
namespace {

constexpr std::size_t most_rows = 1'048'570;  // of a sheet, with room for its heading and a remark

void write_heading(WorkbookSheet& sheet, const std::vector<const char*>& headings, int frozen) {
  for (const char* heading : headings) sheet.text(heading, CellLook::heading);
  sheet.end_row();
  sheet.freeze(frozen);
}

void write_number(WorkbookSheet& sheet, const std::optional<double>& value) {
  if (!value) return sheet.skip();
  sheet.number(*value, decimals_of(shown_number(*value)));
}

/// The two values with decimals that show their difference.
void write_values(WorkbookSheet& sheet, const Change& change) {
  const auto before = change.before ? change.before->value : std::nullopt;
  const auto after = change.after ? change.after->value : std::nullopt;
  if (!before || !after) {
    write_number(sheet, before);
    write_number(sheet, after);
    return sheet.skip();
  }
  const auto [was, is] = shown_pair(*before, *after, change.after->threshold);
  sheet.number(*before, decimals_of(was));
  sheet.number(*after, decimals_of(is));
  write_number(sheet, change.difference());
}

std::string verdict_in_both(const std::optional<Result>& result) {
  return result ? signed_words(result->verdict) : "";
}

void write_change(WorkbookSheet& sheet, const RunReport& titles, const Change& change) {
  const Result& named = change.named();
  sheet.text(signed_word(change.kind, Language::zh));
  sheet.text(named.district_id);
  sheet.text(named.district_name);
  sheet.text(titles_of(titles, named.indicator));
  write_values(sheet, change);
  sheet.text(in_both(unit_words(named.unit)));
  sheet.text(shown_threshold(named.threshold) + (named.soft ? "（软性 soft）" : ""));
  sheet.text(verdict_in_both(change.before));
  sheet.text(verdict_in_both(change.after));
  write_number(sheet, change.before ? change.before->margin : std::nullopt);
  write_number(sheet, change.after ? change.after->margin : std::nullopt);
  sheet.text(in_both(unit_words(named.margin_unit)));
  sheet.text(change_sentence(change, Language::zh), CellLook::paragraph);
  sheet.text(change_sentence(change, Language::en), CellLook::paragraph);
  named.year ? sheet.integer(*named.year) : sheet.skip();
  sheet.text(named.profile);
  sheet.text(named.clause);
  sheet.text(named.indicator);
  sheet.text(to_string(change.kind));
  sheet.end_row();
}

void write_changes(WorkbookSheet& sheet, const RunReport& titles, const std::vector<const Change*>& rows) {
  const std::vector<const char*> headings{"变化\nChange (zh)",
                                          "编号\nID",
                                          "名称\nName",
                                          "指标\nIndicator",
                                          "基准\nBefore",
                                          "方案\nAfter",
                                          "差值\nDifference",
                                          "单位\nUnit",
                                          "目标\nTarget",
                                          "基准评价\nVerdict before",
                                          "方案评价\nVerdict after",
                                          "基准余量\nMargin before",
                                          "方案余量\nMargin after",
                                          "余量单位\nMargin unit",
                                          "说明\nSentence (zh)",
                                          "英文说明\nSentence",
                                          "年份\nYear",
                                          "政策文件\nProfile",
                                          "条款\nClause",
                                          "指标代码\nindicator",
                                          "变化代码\nchange"};
  if (rows.size() > most_rows) {
    sheet.text("Excel 容纳不下：其余见 changes.csv · Too long for Excel: the rest is in changes.csv",
               CellLook::remark);
    sheet.end_row();
  }
  const std::size_t heading = sheet.row();
  constexpr int frozen_columns = 4;
  write_heading(sheet, headings, frozen_columns);
  for (std::size_t i = 0; i < std::min(rows.size(), most_rows); ++i) write_change(sheet, titles, *rows[i]);
  sheet.filter(heading, static_cast<int>(headings.size()));
}

void write_pair(WorkbookSheet& sheet, const std::string& name, const std::string& value) {
  sheet.text(name);
  sheet.text(value, CellLook::remark);
  sheet.end_row();
}

void write_summary(WorkbookSheet& sheet, const Comparison& comparison) {
  sheet.text("方案比较 Comparison", CellLook::title);
  sheet.end_row();
  write_pair(sheet, "基准 Base", comparison.base_name);
  write_pair(sheet, "方案 Plan", comparison.plan_name);
  write_pair(sheet, "坐标系 CRS", comparison.plan.crs_name);
  write_pair(sheet, "程序 Program", std::string("citygauge ") + CITYGAUGE_VERSION);
  sheet.end_row();
  for (const ChangeKind kind : all_change_kinds) {
    sheet.text(in_both({signed_word(kind, Language::zh), to_string(kind)}));
    sheet.count(static_cast<std::int64_t>(count_of(comparison, kind)));
    sheet.end_row();
  }
  sheet.end_row();
  if (!comparison.yardsticks.empty())
    write_pair(sheet, "≠ 评价口径 Yardstick",
               in_both({yardstick_warning(Language::zh), yardstick_warning(Language::en)}));
  for (const YardstickDifference& difference : comparison.yardsticks)
    write_pair(
        sheet, "≠",
        in_both({yardstick_words(difference, Language::zh), yardstick_words(difference, Language::en)}));
}

void write_district_rows(WorkbookSheet& sheet, const Comparison& comparison) {
  write_heading(sheet, {"编号\nID", "名称\nName", "变化\nChange (zh)", "变化代码\nchange"}, 2);
  for (std::size_t d = 0; d < comparison.districts.size(); ++d) {
    sheet.text(comparison.districts.ids[d]);
    sheet.text(comparison.districts.names[d]);
    sheet.text(word(comparison.district_changes[d], Language::zh));
    sheet.text(to_string(comparison.district_changes[d]));
    sheet.end_row();
  }
}

void write_evidence_rows(WorkbookSheet& sheet, const std::vector<Evidence>& evidence) {
  write_heading(sheet, {"图层（见 compare.gpkg）\nLayer (in compare.gpkg)", "新增\nNew", "已消除\nResolved"},
                1);
  for (const Evidence& table : evidence) {
    const auto& changes = *find_cells<std::string>(table, change_column);
    sheet.text(table.table);
    sheet.count(std::ranges::count(changes, "new"));
    sheet.count(std::ranges::count(changes, "resolved"));
    sheet.end_row();
  }
}

}  // namespace

void write_change_workbook(const Comparison& comparison, const std::filesystem::path& file) {
  RunReport titles;
  titles.indicators = comparison.indicators;
  std::vector<const Change*> all;
  for (const Change& change : comparison.changes) all.push_back(&change);
  WorkbookFile workbook(file, comparison.plan.title);
  {
    WorkbookSheet summary = workbook.add_sheet("汇总 Summary");
    write_summary(summary, comparison);
    WorkbookSheet changed = workbook.add_sheet("有变化 Changed");
    write_changes(changed, titles, changed_rows(comparison));
    WorkbookSheet every = workbook.add_sheet("全部 All");
    write_changes(every, titles, all);
    WorkbookSheet districts = workbook.add_sheet("评价单元 Districts");
    write_district_rows(districts, comparison);
    WorkbookSheet evidence = workbook.add_sheet("证据 Evidence");
    write_evidence_rows(evidence, comparison.evidence);
  }
  workbook.close();
}

}  // namespace citygauge
