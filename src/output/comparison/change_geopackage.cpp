#include <algorithm>

#include "output/comparison/change_columns.hpp"
#include "output/comparison/change_files.hpp"
#include "output/comparison/change_styles.hpp"
#include "output/comparison/difference_report.hpp"
#include "output/geopackage_rows.hpp"
#include "output/layer_styles.hpp"
#include "output/spatial_tables.hpp"

namespace citygauge {
namespace {

// Four columns per indicator, of at most 2000 in a table.
constexpr std::size_t most_indicators = max_district_columns - 5;

Cell value_cell(const std::optional<Result>& result) {
  return result && result->value ? real_cell(*result->value) : Cell{};
}

void add_columns(GeopackageTable& table, const DistrictColumn& column) {
  for (const char* part : {"_before", "_after", "_difference"})
    table.add_column(column.value_name + part, CellType::real);
  table.add_column(column.value_name + "_change", CellType::text);
}

void write_districts(GeopackageFile& geopackage, const Comparison& comparison,
                     const std::vector<DistrictColumn>& columns) {
  const Districts& districts = comparison.districts;
  const WorstChanges changes(comparison);
  GeopackageTable table = geopackage.add_table("districts", TableGeometry::multipolygon);
  for (const char* name : {"id", "name", "scope", "district_change"}) table.add_column(name, CellType::text);
  for (const DistrictColumn& column : columns) add_columns(table, column);
  for (std::size_t d = 0; d < districts.size(); ++d) {
    table.set_geometry(districts.shapes[d]);
    int index = 0;
    for (const std::string& text :
         {districts.ids[d], districts.names[d], districts.scope, to_string(comparison.district_changes[d])})
      table.set(index++, text);
    for (const DistrictColumn& column : columns) {
      const Change* const change = changes.find(column.indicator, districts.ids[d]);
      table.set(index++, change == nullptr ? Cell{} : value_cell(change->before));
      table.set(index++, change == nullptr ? Cell{} : value_cell(change->after));
      table.set(index++, column.values[d] ? real_cell(*column.values[d]) : Cell{});
      table.set(index++, change == nullptr ? Cell{} : Cell{to_string(change->kind)});
    }
    table.end_row();
  }
}

/// Those of indicators that changed come first, so that the first is worth looking at.
std::vector<NamedStyle> district_styles(const Comparison& comparison,
                                        const std::vector<DistrictColumn>& columns, const StyleBook& book) {
  const std::vector<std::string> changed = changed_indicators(comparison);
  std::vector<NamedStyle> styles;
  for (const DistrictColumn& column : columns) {
    const std::string unit = indicator_of(comparison.plan, column.indicator) != nullptr
                                 ? indicator_of(comparison.plan, column.indicator)->unit
                                 : indicator_of(comparison.base, column.indicator)->unit;
    styles.push_back({"districts", column.indicator, column.title_zh + " / " + column.title_en, false,
                      difference_style(book, column.value_name + "_difference", column.values,
                                       leading_threshold(comparison.plan, column.indicator), unit)});
  }
  std::stable_partition(styles.begin(), styles.end(), [&](const NamedStyle& style) {
    return std::ranges::find(changed, style.name) != changed.end();
  });
  if (styles.empty())
    styles.push_back({"districts", "districts", "", false, book.of("district_outlines", ShapeKind::polygon)});
  styles.front().is_default = true;
  return styles;
}

}  // namespace

void write_change_geopackage(const ChangeSource& source, const std::filesystem::path& file) {
  const Comparison& comparison = source.comparison;
  const StyleBook book = with_change_styles(source.styles, comparison.evidence);
  std::vector<DistrictColumn> columns = district_columns(difference_report(comparison));
  if (columns.size() > most_indicators) columns.resize(most_indicators);
  GeopackageFile geopackage(file, comparison.plan.crs_wkt);
  write_districts(geopackage, comparison, columns);
  write_evidence(geopackage, comparison.evidence);
  write_rows(geopackage, "changes", change_columns(), comparison.changes);
  write_rows(geopackage, "yardsticks", yardstick_columns(), comparison.yardsticks);
  std::vector<NamedStyle> styles = district_styles(comparison, columns, book);
  for (const Evidence& table : comparison.evidence)
    styles.push_back({table.table, table.table, "", true, book.of(table.table, table.shapes.kind())});
  write_layer_styles(geopackage, styles);
  geopackage.close();
}

}  // namespace citygauge
