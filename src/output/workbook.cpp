#include "output/workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "output/district_columns.hpp"
#include "output/indicator_formula.hpp"
#include "output/named_words.hpp"
#include "output/provenance_words.hpp"
#include "output/sentences.hpp"
#include "output/shown_number.hpp"
#include "output/verdict_words.hpp"
#include "output/workbook_file.hpp"
#include "output/workbook_summary.hpp"

namespace citygauge {
namespace {

/// What the rows of a sheet need to know beside themselves.
struct SheetContext {
  const RunReport& report;
  std::map<std::string, std::string> subject_names;  // by id
};

template <class Row>
struct SheetColumn {
  const char* heading;  // Chinese and English, one line each
  void (*write)(WorkbookSheet&, const SheetContext&, const Row&);
};

template <class Row>
struct SheetSpec {
  const char* name;
  const char* rest_zh;  // where the rows are that a sheet cannot hold
  const char* rest_en;
  int frozen_columns;
  std::vector<SheetColumn<Row>> columns;
};

/// Where the rows of a table stand in its sheet.
struct TableRows {
  std::size_t heading = 0, first = 0;
};

template <class Row>
TableRows write_rows(WorkbookSheet& sheet, const SheetSpec<Row>& spec, const SheetContext& context,
                     const std::vector<Row>& rows, std::size_t sheet_rows) {
  std::size_t shown = std::min(rows.size(), sheet_rows - 1);
  if (shown < rows.size()) {
    --shown;  // one more for the note
    sheet.text(fmt::format("Excel 容纳不下：另有 {} 行，见{} · Too long for Excel: {} more rows are in {}",
                           rows.size() - shown, spec.rest_zh, rows.size() - shown, spec.rest_en),
               CellLook::remark);
    sheet.end_row();
  }
  const std::size_t heading = sheet.row();
  for (const auto& column : spec.columns) sheet.text(column.heading, CellLook::heading);
  sheet.end_row();
  sheet.freeze(spec.frozen_columns);
  const std::size_t first = sheet.row();
  for (std::size_t i = 0; i < shown; ++i) {
    for (const auto& column : spec.columns) column.write(sheet, context, rows[i]);
    sheet.end_row();
  }
  sheet.filter(heading, static_cast<int>(spec.columns.size()));
  return {heading, first};
}

void write_optional(WorkbookSheet& sheet, const std::optional<double>& value) {
  if (!value) return sheet.skip();
  sheet.number(*value, decimals_of(shown_number(*value)));
}

std::string step_in_both(const std::string& step) {
  return in_both({step_words(step, Language::zh), step_words(step, Language::en)});
}

std::string role_in_both(const std::string& role) {
  return in_both({role_words(role, Language::zh), role_words(role, Language::en)});
}

std::string topic_in_both(const std::string& topic) {
  return in_both({topic_words(topic, Language::zh), topic_words(topic, Language::en)});
}

using ResultColumn = SheetColumn<Result>;
constexpr int signed_word_column = 4;
constexpr const char* machine_word_column = "F";

SheetSpec<Result> verdict_sheet() {
  return {
      "评价 Verdicts",
      " results.csv 和 result.gpkg 的 results 表",
      "results.csv and in table results of result.gpkg",
      2,
      {
          {"编号\nID", [](auto& sheet, auto&, auto& r) { sheet.text(r.district_id); }},
          {"名称\nName", [](auto& sheet, auto&, auto& r) { sheet.text(r.district_name); }},
          {"范围\nScope", [](auto& sheet, auto&, auto& r) { sheet.text(role_in_both(r.scope)); }},
          {"指标\nIndicator",
           [](auto& sheet, auto& context, auto& r) { sheet.text(titles_of(context.report, r.indicator)); }},
          {"评价\nVerdict (zh)",
           [](auto& sheet, auto&, auto& r) { sheet.text(signed_word(r.verdict, Language::zh)); }},
          {"评价代码\nVerdict", [](auto& sheet, auto&, auto& r) { sheet.text(to_string(r.verdict)); }},
          {"数值\nValue",
           [](auto& sheet, auto&, auto& r) {
             if (!r.value) return sheet.skip();
             sheet.number(*r.value, decimals_of(shown_value(*r.value, r.threshold)));
           }},
          {"单位\nUnit", [](auto& sheet, auto&, auto& r) { sheet.text(in_both(unit_words(r.unit))); }},
          {"目标\nTarget", [](auto& sheet, auto&, auto& r) { sheet.text(shown_threshold(r.threshold)); }},
          {"软性\nSoft", [](auto& sheet, auto&, auto& r) { sheet.text(r.soft ? "是 yes" : ""); }},
          {"余量\nMargin", [](auto& sheet, auto&, auto& r) { write_optional(sheet, r.margin); }},
          {"余量单位\nMargin unit",
           [](auto& sheet, auto&, auto& r) { sheet.text(in_both(unit_words(r.margin_unit))); }},
          {"分子\nNumerator", [](auto& sheet, auto&, auto& r) { write_optional(sheet, r.numerator); }},
          {"分母\nDenominator", [](auto& sheet, auto&, auto& r) { write_optional(sheet, r.denominator); }},
          {"年份\nYear", [](auto& sheet, auto&, auto& r) { r.year ? sheet.integer(*r.year) : sheet.skip(); }},
          {"条款\nClause", [](auto& sheet, auto&, auto& r) { sheet.text(r.clause); }},
          {"政策文件\nProfile", [](auto& sheet, auto&, auto& r) { sheet.text(r.profile); }},
          {"指标代码\nindicator", [](auto& sheet, auto&, auto& r) { sheet.text(r.indicator); }},
          {"备注\nNote (zh)",
           [](auto& sheet, auto&, auto& r) { sheet.text(note_words(r.note, Language::zh)); }},
          {"英文备注\nNote", [](auto& sheet, auto&, auto& r) { sheet.text(r.note); }},
      }};
}

SheetSpec<LedgerRow> ledger_sheet() {
  return {"台账 Ledger",
          " result.gpkg 的 ledger 表",
          "table ledger of result.gpkg",
          2,
          {
              {"编号\nID", [](auto& sheet, auto&, auto& r) { sheet.text(r.district_id); }},
              {"名称\nName",
               [](auto& sheet, auto& context, auto& r) {
                 const auto name = context.subject_names.find(r.district_id);
                 sheet.text(name == context.subject_names.end() ? "" : name->second);
               }},
              {"指标\nIndicator", [](auto& sheet, auto& context,
                                     auto& r) { sheet.text(titles_of(context.report, r.indicator)); }},
              {"步骤\nStep", [](auto& sheet, auto&, auto& r) { sheet.text(step_in_both(r.step)); }},
              {"数量\nQuantity",
               [](auto& sheet, auto&, auto& r) {
                 sheet.number(r.quantity, decimals_of(shown_number(r.quantity)));
               }},
              {"单位\nUnit", [](auto& sheet, auto&, auto& r) { sheet.text(in_both(unit_words(r.unit))); }},
              {"指标代码\nindicator", [](auto& sheet, auto&, auto& r) { sheet.text(r.indicator); }},
              {"步骤代码\nstep", [](auto& sheet, auto&, auto& r) { sheet.text(r.step); }},
          }};
}

SheetSpec<Issue> issue_sheet() {
  return {"问题 Issues",
          " result.gpkg 的 issues 图层",
          "layer issues of result.gpkg",
          0,
          {
              {"程度\nSeverity", [](auto& sheet, auto&, auto& i) { sheet.text(severity_words(i.severity)); }},
              {"图层\nLayer", [](auto& sheet, auto&, auto& i) { sheet.text(role_in_both(i.layer)); }},
              {"要素\nFeature",
               [](auto& sheet, auto&, auto& i) { i.fid ? sheet.integer(*i.fid) : sheet.skip(); }},
              {"问题\nProblem (zh)",
               [](auto& sheet, auto&, auto& i) {
                 sheet.text(sentence_words(i.message, Language::zh), CellLook::paragraph);
               }},
              {"处理\nAction (zh)",
               [](auto& sheet, auto&, auto& i) { sheet.text(sentence_words(i.action, Language::zh)); }},
              {"英文问题\nProblem",
               [](auto& sheet, auto&, auto& i) { sheet.text(i.message, CellLook::paragraph); }},
              {"英文处理\nAction", [](auto& sheet, auto&, auto& i) { sheet.text(i.action); }},
              {"X (m)\nEast",
               [](auto& sheet, auto&, auto& i) { i.place ? sheet.number(i.place->first, 2) : sheet.skip(); }},
              {"Y (m)\nNorth", [](auto& sheet, auto&,
                                  auto& i) { i.place ? sheet.number(i.place->second, 2) : sheet.skip(); }},
              {"代码\ncode", [](auto& sheet, auto&, auto& i) { sheet.text(i.code); }},
          }};
}

SheetSpec<Indicator> indicator_sheet() {
  return {"指标 Indicators",
          " result.gpkg 的 indicators 表",
          "table indicators of result.gpkg",
          1,
          {
              {"指标\nIndicator", [](auto& sheet, auto&, auto& i) { sheet.text(in_both(i.title)); }},
              {"单位\nUnit", [](auto& sheet, auto&, auto& i) { sheet.text(in_both(unit_words(i.unit))); }},
              {"定义\nDefinition (zh)",
               [](auto& sheet, auto&, auto& i) { sheet.text(i.definition.zh, CellLook::paragraph); }},
              {"定义\nDefinition (en)",
               [](auto& sheet, auto&, auto& i) { sheet.text(i.definition.en, CellLook::paragraph); }},
              {"公式\nFormula (zh)",
               [](auto& sheet, auto&, auto& i) { sheet.text(formula_text(i).zh, CellLook::paragraph); }},
              {"公式\nFormula (en)",
               [](auto& sheet, auto&, auto& i) { sheet.text(formula_text(i).en, CellLook::paragraph); }},
              {"指标代码\nindicator", [](auto& sheet, auto&, auto& i) { sheet.text(i.id); }},
          }};
}

SheetSpec<ProvenanceRow> provenance_sheet() {
  return {"来源 Provenance",
          " result.gpkg 的 provenance 表",
          "table provenance of result.gpkg",
          0,
          {
              {"类别\nTopic", [](auto& sheet, auto&, auto& p) { sheet.text(topic_in_both(p.topic)); }},
              {"项目\nKey (zh)",
               [](auto& sheet, auto& context, auto& p) {
                 sheet.text(provenance_words(context.report, p, Language::zh).first);
               }},
              {"内容\nValue (zh)",
               [](auto& sheet, auto& context, auto& p) {
                 sheet.text(provenance_words(context.report, p, Language::zh).second);
               }},
              {"项目代码\nKey", [](auto& sheet, auto&, auto& p) { sheet.text(p.key); }},
              {"原始内容\nValue", [](auto& sheet, auto&, auto& p) { sheet.text(p.value); }},
          }};
}

void tint_verdicts(WorkbookSheet& sheet, const TableRows& rows) {
  constexpr std::array tints{std::pair{Verdict::pass, Tint::good}, std::pair{Verdict::miss, Tint::bad},
                             std::pair{Verdict::soft_miss, Tint::fair},
                             std::pair{Verdict::not_evaluated, Tint::unknown},
                             std::pair{Verdict::no_target, Tint::none}};
  for (const auto& [verdict, tint] : tints)
    sheet.tint_where(rows.first, signed_word_column,
                     fmt::format("=${}{}=\"{}\"", machine_word_column, rows.first + 1, to_string(verdict)),
                     tint);
}

}  // namespace

void write_workbook(const RunReport& report, const std::filesystem::path& file, std::size_t sheet_rows) {
  SheetContext context{report, {}};
  for (const Result& result : report.results)
    context.subject_names.emplace(result.district_id, result.district_name);
  WorkbookFile workbook(file, report.title);
  {
    WorkbookSheet summary = workbook.add_sheet("汇总 Summary");
    write_summary(summary, report);
    WorkbookSheet verdicts = workbook.add_sheet(verdict_sheet().name);
    tint_verdicts(verdicts, write_rows(verdicts, verdict_sheet(), context, report.results, sheet_rows));
    const auto add = [&](const auto& spec, const auto& rows) {
      WorkbookSheet sheet = workbook.add_sheet(spec.name);
      write_rows(sheet, spec, context, rows, sheet_rows);
    };
    add(ledger_sheet(), report.ledger);
    add(issue_sheet(), report.issues);
    add(indicator_sheet(), report.indicators);
    add(provenance_sheet(), report.provenance);
  }
  workbook.close();
}

}  // namespace citygauge
