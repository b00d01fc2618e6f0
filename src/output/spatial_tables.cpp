#include "output/spatial_tables.hpp"

#include <map>

namespace citygauge {
namespace {

// The key column of tables whose own `fid` is that of the input's feature they speak of.
constexpr const char* row_id = "row_id";

Cell cell_of(const std::optional<double>& value) {
  return value ? real_cell(*value) : Cell{};
}
Cell cell_of(const std::optional<Verdict>& verdict) {
  return verdict ? Cell{to_string(*verdict)} : Cell{};
}
Cell cell_of(double value) {
  return real_cell(value);
}
Cell cell_of(std::int64_t value) {
  return value;
}
Cell cell_of(const std::string& value) {
  return value;
}

CellType type_of(const EvidenceColumn& column) {
  if (std::holds_alternative<std::vector<double>>(column.values)) return CellType::real;
  if (std::holds_alternative<std::vector<std::int64_t>>(column.values)) return CellType::integer;
  return CellType::text;
}

void write_evidence_rows(GeopackageTable& table, const Evidence& evidence) {
  std::vector<int> indices;
  for (const EvidenceColumn& column : evidence.columns) {
    indices.push_back(table.add_column(column.name, type_of(column)));
  }
  for (std::size_t row = 0; row < evidence.shapes.size(); ++row) {
    table.set_geometry(evidence.shapes[row]);
    for (std::size_t i = 0; i < indices.size(); ++i) {
      const auto cell = [&](const auto& values) { return cell_of(values[row]); };
      table.set(indices[i], std::visit(cell, evidence.columns[i].values));
    }
    table.end_row();
  }
}

}  // namespace

void write_districts(GeopackageFile& geopackage, const Districts& districts,
                     const std::vector<DistrictColumn>& columns) {
  GeopackageTable table = geopackage.add_table("districts", TableGeometry::multipolygon);
  for (const char* name : {"id", "name", "scope"}) table.add_column(name, CellType::text);
  table.add_column("population", CellType::real);
  for (const DistrictColumn& column : columns) {
    table.add_column(column.value_name, CellType::real);
    table.add_column(column.verdict_name, CellType::text);
  }
  for (std::size_t i = 0; i < districts.size(); ++i) {
    table.set_geometry(districts.shapes[i]);
    int index = 0;
    table.set(index++, districts.ids[i]);
    table.set(index++, districts.names[i]);
    table.set(index++, districts.scope);
    table.set(index++, i < districts.population.size() ? cell_of(districts.population[i]) : Cell{});
    for (const DistrictColumn& column : columns) {
      table.set(index++, cell_of(column.values[i]));
      table.set(index++, cell_of(column.verdicts[i]));
    }
    table.end_row();
  }
}

void write_evidence(GeopackageFile& geopackage, const std::vector<Evidence>& evidence) {
  check_evidence(evidence);
  std::map<std::string, GeopackageTable> tables;
  for (const Evidence& part : evidence) {
    if (part.shapes.size() == 0) continue;
    auto open = tables.find(part.table);
    if (open == tables.end()) {
      const TableGeometry geometry = table_geometry(part.shapes.kind());
      GeopackageTable table = geopackage.add_table(part.table, geometry, row_id, SpatialIndex::none);
      open = tables.emplace(part.table, std::move(table)).first;
    }
    write_evidence_rows(open->second, part);
  }
}

void write_issues(GeopackageFile& geopackage, const std::vector<Issue>& issues) {
  GeopackageTable table = geopackage.add_table("issues", TableGeometry::point, row_id);
  const auto columns = issue_columns();
  for (const auto& column : columns) table.add_column(std::string(column.name), column.type);
  for (const Issue& issue : issues) {
    if (issue.place) table.set_point(issue.place->first, issue.place->second);
    for (std::size_t i = 0; i < columns.size(); ++i) table.set(static_cast<int>(i), columns[i].cell(issue));
    table.end_row();
  }
}

}  // namespace citygauge
