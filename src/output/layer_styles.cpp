#include "output/layer_styles.hpp"

#include <algorithm>
#include <map>

#include "output/default_styles.hpp"
#include "output/source_date.hpp"

namespace citygauge {
namespace {

struct StyleRow {
  std::string table;
  std::string name;
  std::string description;
  bool is_default = true;
  LayerStyle style;
};

bool has_target(const DistrictColumn& column) {
  return std::any_of(column.verdicts.begin(), column.verdicts.end(),
                     [](const auto& verdict) { return verdict && *verdict != Verdict::no_target; });
}

std::vector<StyleRow> district_styles(const std::vector<DistrictColumn>& columns) {
  if (columns.empty()) return {{"districts", "districts", "", true, district_style("")}};
  auto shown = std::find_if(columns.begin(), columns.end(), has_target);
  if (shown == columns.end()) shown = columns.begin();
  std::vector<StyleRow> rows;
  for (auto column = columns.begin(); column != columns.end(); ++column) {
    rows.push_back({"districts", column->indicator, column->title_zh + " / " + column->title_en,
                    column == shown, district_style(column->verdict_name)});
  }
  return rows;
}

std::vector<StyleRow> all_styles(const RunReport& report, const std::vector<DistrictColumn>& columns) {
  std::vector<StyleRow> rows = district_styles(columns);
  std::map<std::string, std::vector<const Evidence*>> parts_of_table;
  for (const Evidence& evidence : report.evidence) {
    if (evidence.shapes.size() > 0) parts_of_table[evidence.table].push_back(&evidence);
  }
  for (const auto& [table, parts] : parts_of_table)
    rows.push_back({table, table, "", true, evidence_style(parts)});
  rows.push_back({"issues", "issues", "", true, issue_style()});
  return rows;
}

}  // namespace

void write_layer_styles(GeopackageFile& geopackage, const RunReport& report,
                        const std::vector<DistrictColumn>& columns) {
  GeopackageTable table = geopackage.add_table("layer_styles", TableGeometry::none, "id");
  for (const char* name : {"f_table_catalog", "f_table_schema", "f_table_name", "f_geometry_column",
                           "styleName", "styleQML", "styleSLD"}) {
    table.add_column(name, CellType::text);
  }
  table.add_column("useAsDefault", CellType::boolean);
  for (const char* name : {"description", "owner", "ui"}) table.add_column(name, CellType::text);
  const int update_time = table.add_column("update_time", CellType::time);
  const auto date = source_date();
  for (const StyleRow& row : all_styles(report, columns)) {
    int index = 0;
    // QGIS finds no style whose catalog and schema are NULL.
    for (const auto& text : {std::string(), std::string(), row.table, std::string(geometry_column), row.name,
                             to_qml(row.style), std::string()}) {
      table.set(index++, text);
    }
    table.set(index++, row.is_default);
    for (const auto& text : {row.description, std::string("citygauge"), std::string()})
      table.set(index++, text);
    if (date) table.set(update_time, *date);
    table.end_row();
  }
}

}  // namespace citygauge
