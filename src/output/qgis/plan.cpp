#include "output/qgis/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "core/text_width.hpp"
#include "output/district_columns.hpp"
#include "output/district_styles.hpp"
#include "output/named_words.hpp"
#include "output/qgis/evidence.hpp"
#include "output/qgis/expression.hpp"
#include "output/qgis/text.hpp"
#include "output/shown_number.hpp"

namespace citygauge {
namespace {

/// The texts of the targets that judge an indicator, each once.
std::vector<std::string> target_words(const RunReport& report, const std::string& indicator) {
  std::vector<std::string> words;
  for (const Result& result : report.results) {
    if (result.indicator != indicator || result.threshold.empty()) continue;
    std::string text =
        fmt::format("{} {}", shown_threshold(result.threshold), in_both_languages(unit_words(result.unit)));
    const auto target = std::ranges::find(report.targets, result.profile, &JudgedTarget::profile);
    const std::string profile =
        target == report.targets.end() ? result.profile : target->profile_title.in(Language::zh);
    text += fmt::format(" ({}", profile);
    if (!result.clause.empty()) text += ", " + result.clause;
    if (result.year) text += fmt::format(", {}", *result.year);
    text += ')';
    if (std::ranges::find(words, text) == words.end()) words.push_back(text);
  }
  return words;
}

bool is_judged(const DistrictColumn& column) {
  return std::ranges::any_of(column.verdicts,
                             [](const auto& verdict) { return verdict && *verdict != Verdict::no_target; });
}

std::string unit_of(const RunReport& report, const std::string& indicator) {
  const Indicator* const found = indicator_of(report, indicator);
  return found == nullptr ? "" : in_both_languages(unit_words(found->unit));
}

std::string indicator_layer_id(const DistrictColumn& column) {
  return qgis_layer_id("indicator_" + column.value_name);
}

/// Districts by an indicator's verdict or, where nothing judges it, by its value.
QgisLayer indicator_layer(const RunReport& report, const StyleBook& book, const DistrictColumn& column) {
  const std::string title = in_both_languages({column.title_zh, column.title_en});
  return {.id = indicator_layer_id(column),
          .title = title,
          .table = "districts",
          .condition = {},
          .label = qgis::name_and_value(column.value_name, unit_of(report, column.indicator)),
          .style = is_judged(column) ? district_verdict_style(book, column.verdict_name)
                                     : district_value_style(book, column.value_name, column.values, "",
                                                            unit_of(report, column.indicator))};
}

QgisLayer table_layer(const char* table, const Text& title) {
  return {.id = qgis_layer_id(table),
          .title = in_both_languages(title),
          .table = table,
          .condition = {},
          .label = {},
          .style = {}};
}

std::vector<QgisLayer> table_layers() {
  return {table_layer("results", {"评价结果", "Results"}),
          table_layer("targets", {"目标", "Targets"}),
          table_layer("indicators", {"指标", "Indicators"}),
          table_layer("ledger", {"计算台账", "Ledger"}),
          table_layer("counts", {"要素计数", "Feature counts"}),
          table_layer("provenance", {"来源", "Provenance"})};
}

QgisGroup group(const Text& title, std::vector<QgisLayer> layers) {
  return {.title = in_both_languages(title), .layers = std::move(layers)};
}

QgisLayer issue_layer(const StyleBook& book) {
  return {.id = qgis_layer_id("issues"),
          .title = in_both_languages({"数据问题", "Issues in the data"}),
          .table = "issues",
          .condition = {},
          .label = {},
          .style = book.of("issues", ShapeKind::point)};
}

QgisLayer outline_layer(const StyleBook& book) {
  return {.id = qgis_layer_id("districts"),
          .title = in_both_languages({"评价单元", "Districts"}),
          .table = "districts",
          .condition = {},
          .label = {},
          .style = district_verdict_style(book, "")};
}

/// The indicators of a result, in its order.
std::vector<std::string> result_indicators(const RunReport& report) {
  std::vector<std::string> ids;
  for (const Result& result : report.results)
    if (std::ranges::find(ids, result.indicator) == ids.end()) ids.push_back(result.indicator);
  return ids;
}

QgisTable district_table(const QgisLayer& layer, const DistrictColumn& column, const std::string& unit) {
  QgisTable table{.layer = layer.id, .filter = {}, .columns = {}, .rows = column.values.size()};
  table.columns = {{"单元 District", qgis::column("name"), false},
                   {"值 " + unit, qgis::number(column.value_name), true}};
  if (is_judged(column)) table.columns.push_back({"评价 Verdict", qgis::class_label(*layer.style), false});
  return table;
}

/// For an indicator of things: its rows of the table of results.
QgisTable result_table(const RunReport& report, const StyleBook& book, const std::string& indicator,
                       const std::string& unit) {
  QgisTable table{
      .layer = qgis_layer_id("results"),
      .filter = fmt::format("{} = {}", qgis::column("indicator"), qgis::literal(indicator)),
      .columns = {{"对象 Subject", qgis::column("district_name"), false},
                  {"值 " + unit, qgis::number("value"), true},
                  {"目标 Target", qgis::threshold("threshold"), false},
                  {"评价 Verdict", qgis::class_label(district_verdict_style(book, "verdict")), false}},
      .rows = 0};
  table.rows = static_cast<std::size_t>(std::ranges::count(report.results, indicator, &Result::indicator));
  return table;
}

QgisSheet sheet_of(const RunReport& report, const StyleBook& book, const std::string& id,
                   const Indicator& indicator, const std::vector<DistrictColumn>& columns,
                   const std::vector<QgisLayer>& layers, const QgisEvidence& evidence) {
  QgisSheet sheet{
      .indicator = id, .title = {}, .targets = target_words(report, id), .layers = {}, .table = {}};
  sheet.layers = evidence.ids_of(indicator);
  const auto column = std::ranges::find(columns, id, &DistrictColumn::indicator);
  if (column == columns.end()) {
    sheet.title = in_both_languages(indicator.title);
    sheet.layers.push_back(qgis_layer_id("districts"));
    sheet.table = result_table(report, book, id, in_both_languages(unit_words(indicator.unit)));
  } else {
    sheet.title = in_both_languages({column->title_zh, column->title_en});
    const QgisLayer& layer = layers[static_cast<std::size_t>(column - columns.begin())];
    sheet.layers.push_back(layer.id);
    sheet.table = district_table(layer, *column, in_both_languages(unit_words(indicator.unit)));
  }
  return sheet;
}

/// All evidence over the districts' outlines.
QgisSheet overview_sheet(const QgisEvidence& evidence) {
  QgisSheet sheet{.indicator = {},
                  .title = in_both_languages({"证据总览", "All evidence"}),
                  .targets = {},
                  .layers = {},
                  .table = {}};
  for (const QgisLayer& layer : evidence.layers()) sheet.layers.push_back(layer.id);
  sheet.layers.push_back(qgis_layer_id("districts"));
  return sheet;
}

void make_titles_unique(std::vector<QgisSheet>& sheets) {
  std::set<std::string> taken;
  for (QgisSheet& sheet : sheets) {
    const std::string title = printable(sheet.title);
    sheet.title = title;
    for (int n = 2; !taken.insert(sheet.title).second; ++n) sheet.title = fmt::format("{} ({})", title, n);
  }
}

std::vector<QgisSheet> all_sheets(const RunReport& report, const StyleBook& book,
                                  const std::vector<DistrictColumn>& columns,
                                  const std::vector<QgisLayer>& layers, const QgisEvidence& evidence) {
  std::vector<QgisSheet> sheets;
  for (const std::string& id : result_indicators(report)) {
    const Indicator* const indicator = indicator_of(report, id);
    if (indicator != nullptr)
      sheets.push_back(sheet_of(report, book, id, *indicator, columns, layers, evidence));
  }
  sheets.push_back(overview_sheet(evidence));
  make_titles_unique(sheets);
  return sheets;
}

}  // namespace

std::string qgis_layer_id(std::string_view name) {
  return fmt::format("citygauge_{}", name);
}

QgisPlan plan_qgis_project(const RunReport& report, const StyleBook& book) {
  const std::vector<DistrictColumn> columns = district_columns(report);
  const QgisEvidence evidence(report, book);
  std::vector<QgisLayer> indicators;
  for (const DistrictColumn& column : columns) indicators.push_back(indicator_layer(report, book, column));

  QgisPlan plan;
  plan.sheets = all_sheets(report, book, columns, indicators, evidence);
  plan.groups = {
      group({"问题", "Issues"}, {issue_layer(book)}), group({"评价单元", "Districts"}, {outline_layer(book)}),
      group({"证据", "Evidence"}, evidence.layers()),
      group({"指标评价", "Indicators"}, std::move(indicators)), group({"表", "Tables"}, table_layers())};
  plan.groups[3].one_at_a_time = true;
  plan.groups[4].expanded = false;
  return plan;
}

}  // namespace citygauge
