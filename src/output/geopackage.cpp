#include "output/geopackage.hpp"

#include "output/district_columns.hpp"
#include "output/geopackage_file.hpp"
#include "output/layer_styles.hpp"
#include "output/spatial_tables.hpp"

namespace citygauge {
namespace {

template <class Row>
void write_rows(GeopackageFile& geopackage, const std::string& name, std::span<const Column<Row>> columns,
                const std::vector<Row>& rows) {
  GeopackageTable table = geopackage.add_table(name, TableGeometry::none);
  for (const auto& column : columns) table.add_column(std::string(column.name), column.type);
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < columns.size(); ++i) table.set(static_cast<int>(i), columns[i].cell(row));
    table.end_row();
  }
}

}  // namespace

void write_geopackage(const RunReport& report, const std::filesystem::path& file) {
  const std::vector<DistrictColumn> columns = district_columns(report);
  GeopackageFile geopackage(file, report.crs_wkt);
  write_districts(geopackage, report.districts, columns);
  write_evidence(geopackage, report.evidence);
  write_issues(geopackage, report.issues);
  write_rows(geopackage, "results", result_columns(), report.results);
  write_rows(geopackage, "ledger", ledger_columns(), report.ledger);
  write_rows(geopackage, "provenance", provenance_columns(), report.provenance);
  write_layer_styles(geopackage, report, columns);
  geopackage.close();
}

}  // namespace citygauge
