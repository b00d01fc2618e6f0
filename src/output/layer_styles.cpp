#include "output/layer_styles.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "output/district_styles.hpp"
#include "output/qml_style.hpp"
#include "output/sld_style.hpp"
#include "output/source_date.hpp"

namespace citygauge {
namespace {

bool has_target(const DistrictColumn& column) {
  return std::ranges::any_of(column.verdicts,
                             [](const auto& verdict) { return verdict && *verdict != Verdict::no_target; });
}

std::vector<NamedStyle> district_styles(const RunReport& report, const std::vector<DistrictColumn>& columns,
                                        const StyleBook& book) {
  if (columns.empty()) return {{"districts", "districts", "", true, district_verdict_style(book, "")}};
  std::vector<NamedStyle> styles;
  for (const DistrictColumn& column : columns) {
    const std::string title = column.title_zh + " / " + column.title_en;
    if (has_target(column)) {
      styles.push_back(
          {"districts", column.indicator, title, false, district_verdict_style(book, column.verdict_name)});
    }
    styles.push_back({"districts", column.indicator + " value", title, false,
                      district_value_style(book, column.value_name, column.values,
                                           leading_threshold(report, column.indicator),
                                           indicator_of(report, column.indicator)->unit)});
  }
  const auto by_verdict = std::ranges::find(styles, StyleKind::categorised,
                                            [](const NamedStyle& named) { return named.style.kind; });
  (by_verdict == styles.end() ? styles.front() : *by_verdict).is_default = true;
  return styles;
}

using EvidenceParts = std::vector<const Evidence*>;

/// The texts of the style's column; a part without it counts as one of "".
std::set<std::string> values_of(const EvidenceParts& parts, const std::string& column_name) {
  std::set<std::string> values;
  for (const Evidence* part : parts) {
    const auto* texts = find_cells<std::string>(*part, column_name);
    if (texts == nullptr) {
      values.emplace();
    } else {
      values.insert(texts->begin(), texts->end());
    }
  }
  return values;
}

LayerStyle evidence_style(const EvidenceParts& parts, const StyleBook& book) {
  LayerStyle style = book.of(parts.front()->table, parts.front()->shapes.kind());
  if (style.kind != StyleKind::categorised) return style;
  std::set<const StyleClass*> used;
  for (const std::string& value : values_of(parts, style.column)) used.insert(class_of(style, value));
  std::vector<StyleClass> kept;
  for (const StyleClass& c : style.classes)
    if (used.contains(&c)) kept.push_back(c);
  if (!kept.empty()) style.classes = std::move(kept);
  return style;
}

/// What the layer is called, in both languages: QGIS's plugin names it so.
std::string description_of(const NamedStyle& row) {
  const Text& title = row.style.title;
  return !row.description.empty() || title.zh.empty() ? row.description : title.zh + " / " + title.en;
}

}  // namespace

std::vector<NamedStyle> layer_styles(const RunReport& report, const std::vector<DistrictColumn>& columns,
                                     const StyleBook& book) {
  std::vector<NamedStyle> styles = district_styles(report, columns, book);
  std::map<std::string, EvidenceParts> parts_of_table;
  for (const Evidence& evidence : report.evidence) {
    if (evidence.shapes.size() > 0) parts_of_table[evidence.table].push_back(&evidence);
  }
  for (const auto& [table, parts] : parts_of_table)
    styles.push_back({table, table, "", true, evidence_style(parts, book)});
  styles.push_back({"issues", "issues", "", true, book.of("issues", ShapeKind::point)});
  return styles;
}

void write_layer_styles(GeopackageFile& geopackage, const RunReport& report,
                        const std::vector<DistrictColumn>& columns, const StyleBook& book) {
  write_layer_styles(geopackage, layer_styles(report, columns, book));
}

void write_layer_styles(GeopackageFile& geopackage, const std::vector<NamedStyle>& styles) {
  GeopackageTable table = geopackage.add_table("layer_styles", TableGeometry::none, "id");
  for (const char* name : {"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column",
                           "styleName", "styleQML", "styleSLD"}) {
    table.add_column(name, CellType::text);
  }
  table.add_column("useAsDefault", CellType::boolean);
  for (const char* name : {"description", "owner", "ui"}) table.add_column(name, CellType::text);
  const int update_time = table.add_column("update_time", CellType::time);
  const auto date = source_date();
  for (const NamedStyle& row : styles) {
    int index = 0;
    // QGIS finds no style whose catalog and schema are NULL.
    for (const auto& text : {std::string(), std::string(), row.table, std::string(geometry_column), row.name,
                             to_qml(row.style), to_sld(row.style, row.table)}) {
      table.set(index++, text);
    }
    table.set(index++, row.is_default);
    for (const auto& text : {description_of(row), std::string("citygauge"), std::string()})
      table.set(index++, text);
    if (date) table.set(update_time, *date);
    table.end_row();
  }
}

}  // namespace citygauge
